/* Makes the disk fail, and keeps what a power cut would leave, for files below one folder.
 *
 * Preloaded into a Python that runs sessions. Counts every call that changes a watched file; the call that is
 * armed fails with an errno (or that one and all after it). After each sync the file's content, or the
 * folder's list of names, is copied to the shadow folder: what is there survives a power cut.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char watched[PATH_MAX], shadow[PATH_MAX];
static long calls, fails_at;
static int fails_with, fails_on;

void faults_watch(const char *folder, const char *shadow_folder) {
    snprintf(watched, sizeof watched, "%s", folder);
    snprintf(shadow, sizeof shadow, "%s", shadow_folder);
}
void faults_arm(long call, int error, int and_after) {
    calls = 0, fails_at = call, fails_with = error, fails_on = and_after;
}
long faults_calls(void) { return calls; }

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return watched[0] && strncmp(path, watched, strlen(watched)) == 0;
}
static int fails(void) {
    calls++;
    if (!fails_at || !(calls == fails_at || (fails_on && calls > fails_at))) return 0;
    errno = fails_with;
    return 1;
}
static int fd_fails(int fd) {
    char path[PATH_MAX];
    return path_of(fd, path) && fails();
}
#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void keep_file(int fd, const char *name) {
    char path[PATH_MAX + 300], buffer[65536];
    off_t at = 0;
    ssize_t length;
    snprintf(path, sizeof path, "%s/%s", shadow, name);
    int to = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    /* Through the descriptor at hand: opening and closing the file would drop SQLite's locks. */
    while ((length = pread(fd, buffer, sizeof buffer, at)) > 0) {
        if (write(to, buffer, length) != length) abort();
        at += length;
    }
    close(to);
}
static void keep_names(const char *folder) {
    char path[PATH_MAX + 300];
    snprintf(path, sizeof path, "%s/.names", shadow);
    FILE *to = fopen(path, "w");
    DIR *open_folder = opendir(folder);
    struct dirent *entry;
    struct stat found;
    while ((entry = readdir(open_folder))) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (stat(path, &found) == 0 && S_ISREG(found.st_mode)) fprintf(to, "%s\n", entry->d_name);
    }
    closedir(open_folder);
    fclose(to);
}
static void synced(int fd) {
    char path[PATH_MAX];
    struct stat found;
    if (!shadow[0] || !path_of(fd, path) || fstat(fd, &found)) return;
    if (S_ISDIR(found.st_mode)) keep_names(path);
    else keep_file(fd, strrchr(path, '/') + 1);
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    return fd_fails(fd) ? -1 : real(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(pwrite);
    return fd_fails(fd) ? -1 : real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(pwrite64);
    return fd_fails(fd) ? -1 : real(fd, data, size, at);
}
int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    return fd_fails(fd) ? -1 : real(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    return fd_fails(fd) ? -1 : real(fd, size);
}
int fsync(int fd) {
    REAL(fsync);
    if (fd_fails(fd)) return -1;
    int done = real(fd);
    synced(fd);
    return done;
}
int fdatasync(int fd) {
    REAL(fdatasync);
    if (fd_fails(fd)) return -1;
    int done = real(fd);
    synced(fd);
    return done;
}
int unlink(const char *path) {
    REAL(unlink);
    if (watched[0] && strncmp(path, watched, strlen(watched)) == 0 && fails()) return -1;
    return real(path);
}
int rename(const char *from, const char *to) {
    REAL(rename);
    if (watched[0] && strncmp(to, watched, strlen(watched)) == 0 && fails()) return -1;
    return real(from, to);
}
