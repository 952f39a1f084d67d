#define _GNU_SOURCE
#include "CVTerm.h"

#include <fcntl.h>
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
