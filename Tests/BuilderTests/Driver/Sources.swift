import Foundation
import Testing

/// The program's own source files, for rules about what may stand in them.
enum Sources {
  /// The text of every Swift file of a module, by its path there.
  static func files(of module: String) -> [String: String] {
    let folder = root.appending(path: "Sources/\(module)").resolvingSymlinksInPath()
    var files: [String: String] = [:]
    guard let found = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
    for case let path as String in found where path.hasSuffix(".swift") {
      do {
        files[path] = String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
      } catch {
        Issue.record("cannot read \(path): \(error)")
      }
    }
    return files
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized
}
