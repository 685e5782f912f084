// What the page uses of jatos.js, kept in this browser: the batch session is versioned, and the first write of each page
// meets another one's.
(() => {
  const read = (name) => JSON.parse(localStorage.getItem(name) ?? "null");
  const write = (name, value) => localStorage.setItem(name, JSON.stringify(value));
  let conflicts = 1;
  globalThis.jatos = {
    onLoad: (ready) => setTimeout(ready, 20),
    urlQueryParameters: { PROLIFIC_PID: "5f3e9b1c2d4a6e8f0a1b2c3d" },
    studySessionData: read("study") ?? {},
    setStudySessionData: async (data) => write("study", data),
    submitResultData: async (data) => {
      await globalThis.held;
      if (globalThis.refuseOnce) {
        globalThis.refuseOnce = false;
        throw new Error("busy");
      }
      write("result", data);
    },
    batchSession: {
      get: (name) => read("batch")?.[name],
      add: async (path, value) => {
        const batch = read("batch") ?? {};
        const name = path.slice(1);
        if (conflicts-- > 0) {
          write("batch", { ...batch, [name]: value });
          throw new Error("another was quicker");
        }
        write("batch", { ...batch, [name]: value });
      },
    },
    showBeforeUnloadWarning: () => {},
    endStudy: () => write("ended", true),
    endStudyAndRedirect: (url) => write("ended", url),
  };
})();
