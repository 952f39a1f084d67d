import ChatflowFiles

/// Whether the tour was taken: an empty file in the user's state folder.
struct TourMark {
  private let path: String?

  /// The mark in the user's folder, if there is one.
  init(in state: StateFolder?) { path = state.map { $0.path + "/tour-done" } }

  /// Whether the tour begins by itself. `CHATFLOW_TOUR` says `always` or `never`; else it does once.
  var isDue: Bool {
    switch Machine.variable("CHATFLOW_TOUR") {
    case "always": true
    case "never": false
    // Without a folder to keep it in, it would come every time.
    default: path.map { Disk.facts($0) == nil } ?? false
    }
  }

  /// Keeps in mind that it was taken; why that failed, if it did.
  func keep() throws(FileError) {
    guard let path, let folder = Disk.folder(of: path) else { return }
    try Disk.createFolder(folder)
    try Disk.replace(path, with: [])
  }
}
