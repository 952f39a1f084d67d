/// The user's folder for what the program keeps on its own: copies of what was not saved, filters that have names, how
/// chatflows were looked at, whether the tour was taken.
package struct StateFolder: Hashable, Sendable {
  /// Its path. It is made when something is kept in it.
  package let path: String

  /// The folder at a path.
  package init(path: String) { self.path = path }

  /// The user's own by the XDG rules; nil if there is no place for one.
  package static var ours: StateFolder? {
    Machine.folder("XDG_STATE_HOME", inHome: ".local/state").map { StateFolder(path: $0 + "/chatflow") }
  }
}
