import ChatflowFiles
import Glibc

/// The user's folder for what the program keeps on its own: copies of what was not saved, filters that have names, how
/// chatflows were looked at, whether the tour was taken.
package struct StateFolder: Hashable, Sendable {
  /// Its path. It is made when something is kept in it.
  package let path: String
  /// Where unsaved changes are kept while that cannot be done there, the first that serves; nothing else is.
  package let spares: [String]

  /// The folder at a path.
  package init(path: String, spares: [String] = []) {
    self.path = path
    self.spares = spares
  }

  /// The user's own by the XDG rules. Where there is no place for one, a folder for temporary files serves; nil if that
  /// cannot be had either.
  package static var ours: StateFolder? {
    if let path = Machine.folder("XDG_STATE_HOME", inHome: ".local/state") {
      return StateFolder(path: path + "/chatflow", spares: temporary)
    }
    return temporary.first { path in
      Result { () throws(FileError) in try Disk.createOwnFolder(path) }.isSuccess
    }.map { StateFolder(path: $0) }
  }

  /// The user's own folders among those for temporary files. That of a session is none of them: it goes when that ends.
  private static var temporary: [String] {
    var paths: [String] = []
    for folder in [Machine.variable("TMPDIR"), "/var/tmp", "/tmp"].compactMap({ $0 }) {
      let path = "\(folder)/chatflow-\(geteuid())"
      if folder.hasPrefix("/"), !paths.contains(path) { paths.append(path) }
    }
    return paths
  }
}

extension Result {
  fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
