// Notes which calls for files this thread makes.
//
// The calls are defined here once more, under the names that the C library has for them, so that whatever is linked with
// the tests calls these: they note the call and hand it on to the kernel. Nothing in the program knows of it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  char name[16];   // "write", "ftruncate", "fchmod", "fchown", "fsetxattr", "fsync", "rename", "link" or "unlink"
  uint64_t node;   // the file or folder that it was done to
} ckc_call;

// Begins to note the calls of this thread.
void ckc_begin(void);
// Ends it, and gives the calls in order: how many there were, of which at most `capacity` are stored.
int32_t ckc_end(ckc_call *calls, int32_t capacity);
