#define _GNU_SOURCE
#include "CKernelCalls.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { MOST = 256 };
static _Thread_local bool noting;
static _Thread_local ckc_call noted[MOST];
static _Thread_local int32_t count;

void ckc_begin(void) {
  noting = true;
  count = 0;
}

int32_t ckc_end(ckc_call *calls, int32_t capacity) {
  noting = false;
  memcpy(calls, noted, sizeof *calls * (size_t)(count < capacity ? count : capacity));
  return count;
}

static void note(const char *name, int failed, const struct stat *status) {
  if (!noting || count >= MOST || failed != 0) return;
  strncpy(noted[count].name, name, sizeof noted->name - 1);
  noted[count++].node = (uint64_t)status->st_ino;
}

static void note_file(const char *name, int file) {
  int error = errno;
  struct stat status;
  if (noting) note(name, fstat(file, &status), &status);
  errno = error;
}

static void note_path(const char *name, const char *path) {
  int error = errno;
  struct stat status;
  if (noting) note(name, lstat(path, &status), &status);
  errno = error;
}

ssize_t write(int file, const void *bytes, size_t size) {
  note_file("write", file);
  return syscall(SYS_write, file, bytes, size);
}

int ftruncate(int file, off_t size) {
  note_file("ftruncate", file);
  return (int)syscall(SYS_ftruncate, file, size);
}

int fchmod(int file, mode_t mode) {
  note_file("fchmod", file);
  return (int)syscall(SYS_fchmod, file, mode);
}

int fchown(int file, uid_t user, gid_t group) {
  note_file("fchown", file);
  return (int)syscall(SYS_fchown, file, user, group);
}

int fsetxattr(int file, const char *name, const void *value, size_t size, int flags) {
  note_file("fsetxattr", file);
  return (int)syscall(SYS_fsetxattr, file, name, value, size, flags);
}

int fsync(int file) {
  note_file("fsync", file);
  return (int)syscall(SYS_fsync, file);
}

int rename(const char *from, const char *to) {
  note_path("rename", from);
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int link(const char *from, const char *to) {
  note_path("link", from);
  return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path) {
  note_path("unlink", path);
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
