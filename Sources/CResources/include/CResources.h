// Files carried inside the binary: style sheet, script, the demo's figures.
#ifndef SAMPLAN_RESOURCES_H
#define SAMPLAN_RESOURCES_H

#include <stddef.h>

struct samplan_resource {
  /// The path under Resources/, such as `style.css` or `demo/regions.csv`.
  const char *name;
  /// The bytes of the file; never freed. A zero byte that is not counted follows the last.
  const unsigned char *bytes;
  size_t length;
  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits: the ETag and part of lasting addresses.
  const char *sha256;
};

/// The resource with this name, or NULL.
const struct samplan_resource *samplan_resource_named(const char *name);

/// How many resources there are.
size_t samplan_resource_count(void);

/// The resource at this place in byte order of the names, or NULL past the end.
const struct samplan_resource *samplan_resource_at(size_t index);

#endif
