"""What error to expect of designs before anything is paid: simulated, on all cores or a cluster, and kept."""
