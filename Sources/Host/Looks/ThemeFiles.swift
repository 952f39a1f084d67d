import Builder
import ChatflowFiles
import ChatflowModel
import Screen
import Words
import Yaml

/// The colour schemes: those that come with the program, in the user's folder, or named by a path.
enum ThemeFiles {
  private static let largestFile = 1 << 16

  /// The scheme that somebody asked for by its name or its file; a relative path begins at the folder.
  static func named(_ name: String, folder: String? = nil) throws(Failure) -> Scheme {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try read(path(name, folder: folder))
    }
    if let file = ownFile(name) { return try read(file) }
    if let scheme = Scheme.shipped[name] { return scheme }
    let names = all().map(\.name)
    let what = FileMessages.suggesting(
      Words.ours("cli.theme.unknown", ["name": name, "names": names.joined(separator: ", ")]),
      NearestWord.to(name, among: names))
    var failure = Failure(.usage, Words.ours("cli.failed", ["what": what]))
    failure.reason = what
    throw failure
  }

  private static let endings = [".yaml", ".yml"]

  private static func path(_ name: String, folder: String?) -> String {
    if name.hasPrefix("~/"), let home = Machine.variable("HOME") { return home + name.dropFirst() }
    guard let folder, !name.hasPrefix("/") else { return name }
    return folder + "/" + name
  }

  /// All themes that have a name: those that come with the program, then the user's own, each in alphabetical order.
  static func all() -> [ThemeFact] {
    var found: [String: ThemeFact] = [:]
    for name in Scheme.shipped.keys { found[name] = ThemeFact(name: name, isOwn: false) }
    for name in folder.map(names) ?? [] { found[name] = ThemeFact(name: name, isOwn: true) }
    return found.values.sorted { ($0.isOwn ? 1 : 0, $0.name) < ($1.isOwn ? 1 : 0, $1.name) }
  }

  private static func names(in folder: String) -> [String] {
    // A folder that is not there, or that may not be read, has none to offer.
    let files = (try? Disk.names(in: folder)) ?? []
    return files.compactMap { file in
      endings.first { file.hasSuffix($0) }.map { String(file.dropLast($0.count)) }
    }
  }

  /// The schemes for a light and for a dark ground; the user's own, if there is one that can be read.
  static func light() -> Scheme { own("light") ?? .light }
  static func dark() -> Scheme { own("dark") ?? .dark }

  /// What the user has put in place of a theme that comes with the program.
  private static func own(_ name: String) -> Scheme? { ownFile(name).flatMap { try? read($0) } }

  private static func ownFile(_ name: String) -> String? {
    guard let folder else { return nil }
    return endings.map { "\(folder)/\(name)\($0)" }.first { Disk.facts($0) != nil }
  }

  /// The user's folder.
  private static var folder: String? {
    Machine.folder("XDG_CONFIG_HOME", inHome: ".config").map { $0 + "/chatflow/themes" }
  }

  private static func read(_ path: String) throws(Failure) -> Scheme {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Disk.read(path, limit: largestFile)
    } catch {
      throw failure(FileMessages.line(error, in: path), error.reason)
    }
    do {
      return try Scheme(yaml: bytes.prefix(largestFile))
    } catch {
      throw failure(FileMessages.line(path, sentence(error)), sentence(error))
    }
  }

  private static func failure(_ line: String, _ reason: String) -> Failure {
    var failure = Failure(.inputOrOutput, line)
    failure.reason = reason
    return failure
  }

  private static func sentence(_ error: any Error) -> String {
    switch error as? SchemeError {
    case .missingColour(let key): return Words.ours("cli.theme.missing-colour", ["key": key])
    case .invalidColour(let key, let value):
      return Words.ours("cli.theme.invalid-colour", ["key": key, "value": value])
    case nil:
      return Words.ours("cli.theme.not-yaml", ["reason": (error as? YamlError)?.description ?? ""])
    }
  }
}
