import ChatflowFiles
import ChatflowModel
import Words

/// What was found in a document: the same as `chatflow check` finds in its file.
struct Judgement {
  /// One thing that was found.
  struct Item {
    /// What it is.
    let finding: FileFinding
    /// Where, in bytes of the document.
    let bytes: Range<Int>
  }

  private(set) var items: [Item] = []

  /// Nothing.
  init() {}

  /// What was found in a file that was read.
  init(_ checked: CheckedFile, _ positions: Positions) { self.init(checked.open, positions) }

  /// What could not be read in tests.
  init(tests problems: [FileProblem], _ positions: Positions, _ words: Words) {
    self.init(problems.map { FileFinding($0, in: nil, of: nil, words) }, positions)
  }

  private init(_ findings: [FileFinding], _ positions: Positions) {
    items = findings.map { finding in
      let place = finding.place
      // Of a text that was refused, only lines and columns are known.
      let bytes = place.bytes.isEmpty ? positions.word(line: place.line, column: place.column) : place.bytes
      return Item(finding: finding, bytes: bytes)
    }
  }
}

extension Judgement.Item {
  /// As the protocol tells it.
  func diagnostic(_ positions: Positions) -> JSON {
    .object([
      ("range", positions.range(bytes)), ("severity", .integer(finding.severity == .error ? 1 : 2)),
      ("code", .text(finding.rule.text)), ("source", .text("chatflow")), ("message", .text(finding.sentence)),
    ])
  }
}

extension Positions {
  /// The word that begins at a place as problems of files are told, or one character.
  func word(line: Int, column: Int) -> Range<Int> {
    let start = byte(line: line, column: column)
    return start..<endOfWord(start)
  }
}
