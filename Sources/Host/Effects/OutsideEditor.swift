import Builder
import ChatflowFiles
import Glibc
import Words

/// The user's own editor, for a text that is too long for the panel.
enum OutsideEditor {
  /// What came of it.
  enum Result {
    case text(String)
    case failed(String)
  }

  /// Lets the user edit a text; the terminal is theirs meanwhile. The file is seen by nobody else. It is removed when its text
  /// was read back, or nobody has changed it; until then it is found again where texts are kept.
  static func edit(
    _ text: String, of place: TextPlace, keptIn texts: OutsideTexts?, with editor: String,
    on terminal: (any OutsideTerminal)?
  ) -> Result {
    let folder: String
    do throws(FileError) {
      folder = try begin(text, place, texts)
    } catch {
      return .failed(Words.ours("notice.editor-text", ["reason": error.reason]))
    }
    let file = OutsideTexts.path(in: folder)
    let status = terminal?.runOutside { run(editor, file) } ?? run(editor, file)
    do {
      let bytes = try Disk.read(file, limit: OutsideTexts.largestText)
      if status == 0 {
        guard bytes.count <= OutsideTexts.largestText else { return .failed(tooLong) }
        clean(folder)
        return .text(withoutAddedNewline(String(decoding: bytes, as: UTF8.self), original: text))
      }
      let isSame = bytes == Array(text.utf8)
      if isSame { clean(folder) }
      return .failed(
        Words.ours(
          isSame ? "notice.editor-failed" : "notice.editor-failed.kept",
          ["editor": Printable.text(editor), "status": "\(status)", "copy": file]))
    } catch {
      return .failed(Words.ours("notice.editor-text", ["reason": error.reason]))
    }
  }

  /// Lets the user edit a file where it lies, at a line if the editor is one that takes a line; the terminal is theirs
  /// meanwhile. A sentence if the editor failed.
  static func edit(
    file: String, at line: Int, with editor: String, on terminal: (any OutsideTerminal)?
  ) -> String? {
    let (placed, path) = (command(editor, at: line), Disk.absolute(file))
    let status = terminal?.runOutside { run(placed, path) } ?? run(placed, path)
    if status == 0 { return nil }
    return Words.ours("notice.editor-failed.file", ["editor": Printable.text(editor), "status": "\(status)"])
  }

  /// Editors that take the line as `+12` before the file. Others would take that for the name of a file.
  private static let takingLines: Set<String> = [
    "vi", "vim", "nvim", "view", "vis", "elvis", "nvi", "nano", "pico", "emacs", "emacsclient", "mg", "zile", "jed",
    "joe", "jmacs", "micro", "ne", "kak", "mcedit", "less", "more",
  ]

  /// The command that begins at a line.
  static func command(_ editor: String, at line: Int) -> String {
    let program = editor.split(separator: " ").first.map { $0.split(separator: "/").last ?? $0 }
    return program.map { takingLines.contains(String($0)) } == true ? "\(editor) +\(line)" : editor
  }

  /// The folder of a text that is going to be edited: where it is found again, or, where that cannot be, a temporary one.
  private static func begin(_ text: String, _ place: TextPlace, _ texts: OutsideTexts?) throws(FileError) -> String {
    do throws(FileError) {
      if let texts { return try texts.begin(text, of: place) }
    } catch {
      // What cannot be kept can be edited all the same.
    }
    let folder = try Disk.createPrivateFolder()
    try Disk.replace(OutsideTexts.path(in: folder), with: Array(text.utf8))
    return folder
  }

  private static var tooLong: String { Words.ours("notice.editor-text", ["reason": String(cString: strerror(EFBIG))]) }

  /// Editors end the last line; a text need not.
  private static func withoutAddedNewline(_ text: String, original: String) -> String {
    guard text.hasSuffix("\n"), !original.hasSuffix("\n") else { return text }
    return String(text.dropLast())
  }

  /// Runs the editor through the shell, since its variable may hold arguments; its exit status, or 128 and the signal.
  private static func run(_ editor: String, _ file: String) -> Int32 {
    let command = editor + " \"$1\""
    let arguments = ["/bin/sh", "-c", command, "sh", file]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { (word: String) in strdup(word) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let failed = posix_spawn(&process, "/bin/sh", nil, nil, words, environ)
    guard failed == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return 127 } }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func clean(_ folder: String) {
    do {
      try OutsideTexts.remove(folder)
    } catch {
      // It is found again as a text that nobody has changed, or the system empties its folder for temporary files.
    }
  }
}
