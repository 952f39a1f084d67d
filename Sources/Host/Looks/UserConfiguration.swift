import Builder
import ChatflowFiles
import ChatflowModel
import Screen
import Words

/// What the user set about the program: the file of the configuration, and what environment and command line say besides.
package struct UserConfiguration {
  /// Where the file is, or would be; nil if the user has no folder for it.
  package let path: String?
  /// Whether there is a file.
  package let exists: Bool
  /// What is in force.
  package private(set) var settings: Configuration
  /// The keys in force.
  package let rebound: Rebound
  /// What was wrong, in the order of the file.
  private var found: [FileProblem] = []
  /// Why the file could not be read at all.
  private var unreadable: FileError?

  /// What was wrong, each a line for standard error.
  package var problems: [String] { lines(in: path ?? "") }
  /// The same as messages of the builder, where the home folder is `~`.
  package var notices: [String] {
    guard let path, let home = Machine.variable("HOME"), path.hasPrefix(home + "/") else { return problems }
    return lines(in: "~" + path.dropFirst(home.count))
  }

  private func lines(in file: String) -> [String] {
    if let unreadable { return [FileMessages.line(unreadable, in: file)] }
    return found.map { Printable.text($0.line(in: file, .ours)) }
  }

  /// The configuration as the file and the environment have it: read once, as the words of the program depend on it.
  package static let asWritten = UserConfiguration(
    at: Machine.folder("XDG_CONFIG_HOME", inHome: ".config").map { $0 + "/chatflow/config.yaml" })

  /// Reads the file. Without one nothing is parsed.
  init(at path: String?) {
    self.path = path
    guard let path, Disk.facts(path) != nil else {
      (exists, settings, rebound) = (false, Configuration(), Rebound([]))
      hear()
      return
    }
    exists = true
    do {
      let bytes = try Disk.read(path, limit: ConfigurationFile.maximumBytes)
      let opened = ConfigurationFile.decode(bytes)
      settings = opened.configuration
      rebound = Rebound(opened.configuration.rebindings)
      found = (opened.problems + rebound.problems).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    } catch {
      (settings, rebound) = (Configuration(), Rebound([]))
      unreadable = error
    }
    hear()
  }

  /// Takes what the environment says where the file says nothing.
  private mutating func hear() {
    if settings.chosen(.editor) == nil {
      for name in ["VISUAL", "EDITOR"] {
        guard let editor = Machine.variable(name) else { continue }
        settings.set(.editor, to: .text(editor), by: .environment(name))
        break
      }
    }
    if settings.chosen(.language) == nil, let (language, variable) = Language.ofLocale(Machine.variable) {
      settings.set(.language, to: .text(language.code), by: .environment(variable))
    }
  }

  /// Takes what the command line says.
  package mutating func take(theme: String?, glyphs: GlyphTier?, noMouse: Bool) {
    if let theme { settings.set(.theme, to: .text(theme), by: .option("--theme")) }
    if let glyphs { settings.set(.glyphs, to: .text(glyphs.rawValue), by: .option("--glyphs")) }
    if noMouse { settings.set(.mouse, to: .flag(false), by: .option("--no-mouse")) }
  }

  /// The glyphs that were chosen; nil if the terminal decides.
  package var glyphs: GlyphTier? { settings.chosen(.glyphs).flatMap { GlyphTier(rawValue: $0) } }

  /// The command of the editor for long texts.
  var editor: String { settings.chosen(.editor) ?? "vi" }

  /// The colours that were chosen, or that the environment lets one expect. A theme that the command line names has to be
  /// there; one that the file names is told of, and is not in force.
  package mutating func colours() throws(Failure) -> Colours {
    do throws(Failure) {
      return try Colours(settings.text(.theme), folder: Self.isFile(settings[.theme].origin) ? folder : nil)
    } catch {
      guard case .file(let line) = settings[.theme].origin else { throw error }
      found.append(
        FileProblem(
          line: line, column: 1, reason: "problem.theme", found: settings.text(.theme),
          expected: error.reason))
      settings.reset(.theme)
      return try Colours(Setting.auto, folder: nil)
    }
  }

  private static func isFile(_ origin: Configuration.Origin) -> Bool { if case .file = origin { true } else { false } }

  private var folder: String? { path.flatMap { Disk.folder(of: $0) } }

  // MARK: - Writing

  /// Writes the theme into the file, which is begun if there is none; the rest of it stays as it is. Where it is, or why
  /// it could not be written.
  func keep(theme: String) -> Result<String, KeepingFailed> {
    guard let path else { return .failure(KeepingFailed(sentence: Words.ours["cli.config.no-folder"])) }
    do {
      if let folder { try Disk.createFolder(folder) }
      let loaded = Disk.facts(path) == nil ? nil : try FileStore().load(path, limit: ConfigurationFile.maximumBytes)
      guard let text = ConfigurationEdit.setting(.theme, to: theme, in: loaded?.bytes ?? []) else {
        return .failure(KeepingFailed(sentence: Words.ours("notice.theme-by-hand", ["file": path, "theme": theme])))
      }
      var saver = FileSaver(path: path, loaded: loaded)
      _ = try saver.save(text)
      return .success(path)
    } catch let error as SaveError {
      return .failure(KeepingFailed(sentence: error.sentence(.ours)))
    } catch let error as FileError {
      return .failure(KeepingFailed(sentence: FileMessages.line(error, in: path)))
    } catch {
      return .failure(KeepingFailed(sentence: FileMessages.line(path, "\(error)")))
    }
  }

  /// Why the theme could not be written, as a sentence.
  struct KeepingFailed: Error { let sentence: String }
}
