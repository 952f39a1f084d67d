// The calls for extended attributes, which Swift's own module of the C library leaves out.
#pragma once
#include <sys/xattr.h>
