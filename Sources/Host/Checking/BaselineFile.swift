import ChatflowFiles
import ChatflowModel
import Words

/// The file of a baseline. What it says of files it says by their paths from its own folder, so that it holds wherever the
/// program is run.
package struct BaselineFile {
  private let path: String
  private let folder: [Substring]

  /// The file at a path.
  package init(_ path: String) throws(Failure) {
    try FlowFile.requireName(path)
    self.path = path
    folder = Self.parts(Disk.absolute(path)).dropLast()
  }

  /// What it holds.
  package func read() throws(Failure) -> Baseline {
    let bytes: [UInt8]
    do {
      bytes = try FileStore().load(path).bytes
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(error, in: path))
    }
    guard let text = String(validating: bytes, as: UTF8.self), let baseline = Baseline(reading: text) else {
      throw Failure(.inputOrOutput, FileMessages.line(path, Words.ours["cli.check.no-baseline"]))
    }
    return baseline
  }

  /// Writes it anew, in place of a baseline, or if that was asked for of another file; what the user should know although it
  /// succeeded, and what it knows now and did not, and the other way round, a line each; how many findings were written, and
  /// how many more it keeps of files that were not checked.
  package func write(
    _ files: [CheckedFile], mayReplace: Bool
  ) throws(Failure) -> (notes: [String], changes: [String], count: Int, kept: Int) {
    let target = try ReportTarget(path, about: files.map(\.path), mayReplace: mayReplace) {
      Baseline(reading: $0) != nil
    }
    let old = target.earlier.flatMap { Baseline(reading: $0) }
    let checked = Set(files.map { name($0.path) })
    // Whoever checks a part of a folder says nothing of the rest.
    var new = Baseline(of: files, name)
    let count = new.count
    if let old {
      new = new.adding(old) { file in !checked.contains(file) && !Disk.isMissing(place(of: file)) }
    }
    let notes = try target.write(new.text)
    guard let old else { return (notes, [], count, 0) }
    let added = new.more(than: old).map {
      line($0, "cli.check.baseline-new", inAction: "cli.check.baseline-new.action")
    }
    let gone = old.more(than: new).map {
      line($0, "cli.check.baseline-gone", inAction: "cli.check.baseline-gone.action")
    }
    return (notes, added + gone, count, new.count - count)
  }

  private func line(_ entry: Baseline.Entry, _ key: String, inAction keyInAction: String) -> String {
    let facts = [
      "file": Printable.line(entry.file), "rule": "\(entry.rule)", "action": entry.action?.text ?? "",
      "count": "\(entry.count)", "baseline": path,
    ]
    return Words.ours(entry.action == nil ? key : keyInAction, facts)
  }

  /// Marks the findings that it knows; what it knows and is no longer found, a line each.
  package func mark(_ files: inout [CheckedFile]) throws(Failure) -> [String] {
    let checked = Set(files.map { name($0.path) })
    let gone = try read().mark(&files, name) { file in
      checked.contains(file) || Disk.isMissing(place(of: file))
    }
    return gone.map { line($0, "cli.check.gone", inAction: "cli.check.gone.action") }
  }

  /// The path of a file from the folder.
  private func name(_ file: String) -> String {
    let parts = Self.parts(Disk.absolute(file))
    let shared = zip(parts, folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - shared) + parts.dropFirst(shared)).joined(separator: "/")
  }

  private func place(of file: String) -> String {
    file.hasPrefix("/") ? file : "/" + (folder + file.split(separator: "/")).joined(separator: "/")
  }

  /// The names of a path from the root, without those that lead nowhere.
  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/").reduce(into: []) { parts, name in
      switch name {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(name)
      }
    }
  }
}
