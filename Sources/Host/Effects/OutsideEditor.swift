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

  /// Lets the user edit a text; the terminal is theirs meanwhile. The file is seen by nobody else, and removed.
  static func edit(_ text: String, with editor: String, on terminal: (any OutsideTerminal)?) -> Result {
    let folder: String
    let file: String
    do throws(FileError) {
      folder = try Disk.createPrivateFolder()
      file = folder + "/text.md"
      try Disk.replace(file, with: Array(text.utf8))
    } catch {
      return .failed(Words.ours("notice.editor-text", ["reason": error.reason]))
    }
    defer { clean(folder) }
    let status = terminal?.runOutside { run(editor, file) } ?? run(editor, file)
    guard status == 0 else {
      return .failed(Words.ours("notice.editor-failed", ["editor": Printable.text(editor), "status": "\(status)"]))
    }
    do {
      let bytes = try Disk.read(file, limit: largestText)
      guard bytes.count <= largestText else { return .failed(tooLong) }
      return .text(withoutAddedNewline(String(decoding: bytes, as: UTF8.self), original: text))
    } catch {
      return .failed(Words.ours("notice.editor-text", ["reason": error.reason]))
    }
  }

  /// No text of a chatflow is longer; reading stops there.
  private static let largestText = 4 << 20
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

  /// Removes the folder with all that the editor left in it.
  private static func clean(_ folder: String) {
    do {
      for name in try Disk.names(in: folder) { try Disk.remove(folder + "/" + name) }
      try Disk.removeFolder(folder)
    } catch {
      // The system empties its folder for temporary files sooner or later.
    }
  }
}
