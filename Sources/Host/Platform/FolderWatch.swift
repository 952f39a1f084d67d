import ChatflowFiles
import Glibc

/// Tells when the names or the contents of a folder's files change; while nothing does, nothing runs.
package final class FolderWatch {
  /// What can be waited for: it can be read when something has happened.
  package let descriptor: Int32

  /// A watch over a folder; nil if the system has none to give, and then the list is as it was when it was shown.
  package init?(_ path: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let changes = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ATTRIB
    let descriptor = descriptor
    guard SystemPath.with(path, { inotify_add_watch(descriptor, $0, UInt32(changes)) }) >= 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Reads all that has happened. What it was does not matter: the whole folder is looked at.
  package func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
