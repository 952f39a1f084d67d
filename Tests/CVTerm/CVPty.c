#define _GNU_SOURCE
#include "CVTerm.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int cvpty_resize(int descriptor, int32_t rows, int32_t columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size);
}

int cvpty_open(int32_t rows, int32_t columns, char *slave_name, size_t capacity) {
  /* Closed in children: a copy in another test's program would keep this terminal open for ever. */
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  if (grantpt(master) || unlockpt(master) || ptsname_r(master, slave_name, capacity)
      || cvpty_resize(master, rows, columns) || fcntl(master, F_SETFL, O_NONBLOCK)) {
    close(master);
    return -1;
  }
  return master;
}

/* Not fork: a test runner has threads. Opening the terminal as leader of a new session makes it the controlling one. */
int cvpty_spawn(const char *slave_name, const char *folder, char *const arguments[], char *const environment[],
                int32_t *process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  int failed = posix_spawn_file_actions_addchdir_np(&actions, folder);
  if (!failed) failed = posix_spawn_file_actions_addopen(&actions, 0, slave_name, O_RDWR, 0);
  if (!failed) failed = posix_spawn_file_actions_adddup2(&actions, 0, 1);
  if (!failed) failed = posix_spawn_file_actions_adddup2(&actions, 0, 2);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  pid_t pid = 0;
  if (!failed) failed = posix_spawn(&pid, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  *process = pid;
  return failed;
}
