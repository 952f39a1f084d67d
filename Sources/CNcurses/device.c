#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// ---- Terminal modes

static struct termios saved;
static bool has_saved;

bool cn_raw(int32_t descriptor) {
  struct termios modes;
  if (tcgetattr(descriptor, &modes) != 0) return false;
  if (!has_saved) saved = modes;
  has_saved = true;
  cfmakeraw(&modes);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  return tcsetattr(descriptor, TCSADRAIN, &modes) == 0;
}

bool cn_cooked(int32_t descriptor, bool waits) {
  bool done = !has_saved || tcsetattr(descriptor, waits ? TCSADRAIN : TCSANOW, &saved) == 0;
  has_saved = false;
  return done;
}

int32_t cn_open_output(int32_t descriptor) {
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  int own = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  return own < 0 ? descriptor : own;
}

bool cn_erases_with_control_h(void) { return has_saved && saved.c_cc[VERASE] == 0x08; }

bool cn_is_foreground(int32_t descriptor) {
  pid_t group = tcgetpgrp(descriptor);
  return group < 0 || group == getpgrp();
}

void cn_ignore_background(void) {
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGTTOU, &ignore, NULL);
}

bool cn_size(int32_t descriptor, int32_t *rows, int32_t *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

// ---- Caught signals: one byte each into a pipe

static int pipe_ends[2] = {-1, -1};

static const struct { int number; char letter; } caught[] = {
  {SIGWINCH, 'w'}, {SIGTERM, 't'}, {SIGHUP, 't'}, {SIGINT, 'i'}, {SIGTSTP, 'z'}, {SIGCONT, 'c'},
};
enum { CAUGHT = sizeof caught / sizeof *caught };
static struct sigaction before[CAUGHT];

static void note(int number) {
  int error = errno;
  for (int i = 0; i < CAUGHT; i++) {
    // A full pipe is as good as one more byte: the reader is woken anyway.
    if (caught[i].number == number && write(pipe_ends[1], &caught[i].letter, 1) < 0) break;
  }
  errno = error;
}

int32_t cn_catch_signals(void) {
  bool first = pipe_ends[0] < 0;
  if (first && pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i].number, &action, first ? &before[i] : NULL);
  return pipe_ends[0];
}

void cn_let_stop(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &standard, NULL);
}

void cn_release_signals(void) {
  if (pipe_ends[0] < 0) return;
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i].number, &before[i], NULL);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  pipe_ends[0] = pipe_ends[1] = -1;
}

void cn_stop_group(void) {
  cn_let_stop();
  kill(0, SIGTSTP);
  cn_catch_signals();
}

// ---- Dying: the terminal is given back before the signal takes its course

// All signals but those that end nobody, are caught above, or cannot be caught.
static bool is_fatal(int number) {
  static const int others[] = {SIGKILL, SIGSTOP, SIGCHLD, SIGURG, SIGTTIN, SIGTTOU};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (others[i] == number) return false;
  for (int i = 0; i < CAUGHT; i++)
    if (caught[i].number == number) return false;
  return true;
}

enum { SIGNALS = 65 };
static struct sigaction earlier[SIGNALS];
static uint8_t last_bytes[1024];
static size_t last_count;
static int last_input, last_output;
static volatile sig_atomic_t guarded;

// Only async-signal-safe calls.
static void give_back(void) {
  if (!guarded) return;
  guarded = 0;
  for (size_t done = 0; done < last_count;) {
    ssize_t count = write(last_output, last_bytes + done, last_count - done);
    if (count > 0) done += (size_t)count;
    else if (errno == EAGAIN) {
      struct pollfd waiting = {.fd = last_output, .events = POLLOUT};
      // A terminal that takes nothing any more must not keep the process from dying.
      if (poll(&waiting, 1, 1000) <= 0) break;
    } else if (errno != EINTR) break;
  }
  if (has_saved) tcsetattr(last_input, TCSANOW, &saved);
}

static void die(int number) {
  give_back();
  sigaction(number, &earlier[number], NULL);
  raise(number);
}

void cn_guard(int32_t input, int32_t output, const uint8_t *bytes, size_t count) {
  // A stack that has run over cannot run the handler of the signal that says so.
  static uint8_t stack[65536];
  static bool first = true;
  guarded = 0;
  last_count = count < sizeof last_bytes ? count : sizeof last_bytes;
  memcpy(last_bytes, bytes, last_count);
  last_input = input;
  last_output = output;
  if (first) {
    first = false;
    stack_t old, ours = {.ss_sp = stack, .ss_size = sizeof stack};
    if (sigaltstack(NULL, &old) == 0 && (old.ss_flags & SS_DISABLE)) sigaltstack(&ours, NULL);
    struct sigaction action = {.sa_handler = die, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int number = 1; number < SIGNALS; number++) {
      // Two of the numbers are the C library's own, which it refuses.
      if (!is_fatal(number) || sigaction(number, NULL, &earlier[number]) != 0) continue;
      // What whoever started the program wants ignored ends it as little as before.
      if (earlier[number].sa_handler != SIG_IGN) sigaction(number, &action, NULL);
    }
    atexit(give_back);
  }
  guarded = 1;
}

void cn_unguard(void) { guarded = 0; }
