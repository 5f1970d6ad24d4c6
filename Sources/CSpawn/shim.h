// What <spawn.h> of glibc 2.34 and later has only for programs that ask for all of GNU.
#pragma once
#include <spawn.h>

/// The started process gets none of our open files from `first` and up.
extern int posix_spawn_file_actions_addclosefrom_np(
    posix_spawn_file_actions_t *actions, int first);
