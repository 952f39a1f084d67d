import ChatflowModel
import Screen
import Yams

/// The colour schemes: built in, shipped as files, in the user's folder, or named by a path.
enum Themes {
  /// The schemes that need no file.
  private static let builtIn: [String: Scheme] = ["dark": .dark, "light": .light, "terminal": .terminal]
  /// The names of the schemes that come with the program.
  private static let shipped = ["dark", "light", "high-contrast", "terminal"]
  private static let largestFile = 1 << 16

  /// The scheme that somebody asked for by its name or its file.
  static func named(_ name: String) throws(Failure) -> Scheme {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return try read(name) }
    for folder in folders {
      for ending in [".yaml", ".yml"] where Disk.facts(folder + "/" + name + ending) != nil {
        return try read(folder + "/" + name + ending)
      }
    }
    if let scheme = builtIn[name] { return scheme }
    let names = shipped.joined(separator: ", ")
    let what = FileMessages.suggesting(
      Words.ours("cli.theme.unknown", ["name": name, "names": names]), NearestWord.to(name, among: shipped))
    throw Failure(.usage, Words.ours("cli.failed", ["what": what]))
  }

  /// The colours to begin with, and whether the terminal's answer about its ground may still change them.
  static func chosen(_ name: String?) throws(Failure) -> (scheme: Scheme, mayTurnLight: Bool) {
    if let name { return (try named(name), false) }
    guard let isLight = isLight(colorFGBG: Machine.variable("COLORFGBG")) else { return (.dark, true) }
    return (isLight ? light() : .dark, false)
  }

  /// The scheme for a terminal with a light ground; the user's own, if there is one that can be read.
  static func light() -> Scheme { (try? named("light")) ?? .light }

  /// Whether the environment says that the terminal's ground is light; nil if it says nothing.
  static func isLight(colorFGBG: String?) -> Bool? {
    guard let last = colorFGBG?.split(separator: ";").last, let ground = Int(last) else { return nil }
    // The two greys that are light, and the bright colours; 8 is a dark grey.
    return ground == 7 || ground > 8
  }

  /// The user's folder first, then what came with the program, then the repository that it was built in.
  private static var folders: [String] {
    var folders: [String] = []
    if let own = Machine.folder("XDG_CONFIG_HOME", inHome: ".config") { folders.append(own + "/chatflow/themes") }
    guard let program = Machine.executable(), var place = Disk.folder(of: program) else { return folders }
    folders.append(place + "/../share/chatflow/themes")
    while let above = Disk.folder(of: place), !above.isEmpty {
      place = above
      if Disk.facts(place + "/Package.swift") != nil {
        folders.append(place + "/themes")
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
      throw Failure(.inputOrOutput, FileMessages.line(error, in: path))
    }
    do {
      return try scheme(String(decoding: bytes.prefix(largestFile), as: UTF8.self))
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(path, sentence(error)))
    }
  }

  /// A scheme from its text: the colours stand under `palette`, or, in the older form, at the top.
  private static func scheme(_ text: String) throws -> Scheme {
    let root = try Yams.compose(yaml: text, .basic)?.mapping
    var palette = pairs(root)
    palette.merge(pairs(root?["palette"]?.mapping)) { $1 }
    return try Scheme(name: palette["name"], palette: palette)
  }

  private static func pairs(_ mapping: Node.Mapping?) -> [String: String] {
    var pairs: [String: String] = [:]
    for (key, value) in mapping ?? [:] {
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
      let lines = "\(error)".split(separator: "\n")
      return Words.ours("cli.theme.not-yaml", ["reason": lines.first.map(String.init) ?? ""])
    }
  }
}
