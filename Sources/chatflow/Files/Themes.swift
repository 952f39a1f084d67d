import Builder
import ChatflowModel
import Screen
import Yaml

/// The colour schemes: built in, shipped as files, in the user's folder, or named by a path.
enum Themes {
  /// The schemes that need no file.
  private static let builtIn: [String: Scheme] = ["dark": .dark, "light": .light, "terminal": .terminal]
  private static let largestFile = 1 << 16

  /// The scheme that somebody asked for by its name or its file; a relative path begins at the folder.
  static func named(_ name: String, folder: String? = nil) throws(Failure) -> Scheme {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try read(path(name, folder: folder))
    }
    for folder in folders {
      for ending in endings where Disk.facts(folder.path + "/" + name + ending) != nil {
        return try read(folder.path + "/" + name + ending)
      }
    }
    if let scheme = builtIn[name] { return scheme }
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
    for folder in folders.reversed() {
      for name in names(in: folder.path) { found[name] = ThemeFact(name: name, isOwn: folder.isOwn) }
    }
    for name in builtIn.keys where found[name] == nil { found[name] = ThemeFact(name: name, isOwn: false) }
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
  private static func own(_ name: String) -> Scheme? {
    for folder in folders where folder.isOwn {
      for ending in endings where Disk.facts(folder.path + "/" + name + ending) != nil {
        return try? read(folder.path + "/" + name + ending)
      }
    }
    return nil
  }

  /// The user's folder first, then what came with the program, then the repository that it was built in.
  private static var folders: [(path: String, isOwn: Bool)] {
    var folders: [(path: String, isOwn: Bool)] = []
    if let own = Machine.folder("XDG_CONFIG_HOME", inHome: ".config") {
      folders.append((own + "/chatflow/themes", true))
    }
    guard let program = Machine.executable(), var place = Disk.folder(of: program) else { return folders }
    folders.append((place + "/../share/chatflow/themes", false))
    while let above = Disk.folder(of: place), !above.isEmpty {
      place = above
      if Disk.facts(place + "/Package.swift") != nil {
        folders.append((place + "/themes", false))
        break
      }
    }
    return folders
  }

  private static func read(_ path: String) throws(Failure) -> Scheme {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Disk.read(path, limit: largestFile)
    } catch {
      throw failure(FileMessages.line(error, in: path), error.reason)
    }
    do {
      return try scheme(String(decoding: bytes.prefix(largestFile), as: UTF8.self))
    } catch {
      throw failure(FileMessages.line(path, sentence(error)), sentence(error))
    }
  }

  private static func failure(_ line: String, _ reason: String) -> Failure {
    var failure = Failure(.inputOrOutput, line)
    failure.reason = reason
    return failure
  }

  /// A scheme from its text: the colours stand under `palette`, or, in the older form, at the top.
  static func scheme(_ text: String) throws -> Scheme {
    let root = try Node.compose(text.utf8)?.mapping
    var palette = pairs(root)
    palette.merge(pairs(root?["palette"]?.mapping)) { $1 }
    return try Scheme(name: palette["name"], palette: palette)
  }

  private static func pairs(_ mapping: Node.Mapping?) -> [String: String] {
    var pairs: [String: String] = [:]
    guard let mapping else { return pairs }
    for (key, value) in mapping {
      if let key = key.scalar?.string, let value = value.scalar?.string { pairs[key] = value }
    }
    return pairs
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
