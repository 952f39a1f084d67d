import ChatflowModel
import Screen
import Words

/// A difference in words, line by line: for a terminal, a pipe, and a pop-up.
public struct ToldDifference: Sendable {
  /// All that differs.
  public internal(set) var lines: [Line] = []
  /// One line for each action that differs, and how many there are.
  public internal(set) var summary: [Line] = []

  /// All that differs as plain text.
  var text: [String] { lines.map(\.text) }

  /// Two states of what is compared. The names of what connections lead to, and of what fields refer to, are those that it
  /// has in each of them.
  public struct Side: Sendable {
    let flow: Chatflow
    let workspace: Workspace

    /// A chatflow, in a workspace.
    public init(_ flow: Chatflow, in workspace: Workspace) { (self.flow, self.workspace) = (flow, workspace) }
    /// A workspace.
    public init(_ workspace: Workspace) { self.init(Chatflow(name: ""), in: workspace) }
  }

  /// A difference of chatflows, in words.
  public init(from before: Side, to after: Side, words: Words, tier: GlyphTier) {
    self.init(Difference(from: before.flow, to: after.flow), "panel.settings", before, after, words, tier)
  }

  /// A difference of workspaces, in words.
  public init(ofWorkspacesFrom before: Workspace, to after: Workspace, words: Words, tier: GlyphTier) {
    let difference = Difference(from: before, to: after)
    self.init(difference, "panel.workspace", Side(before), Side(after), words, tier)
  }

  private init(
    _ difference: Difference, _ title: String, _ before: Side, _ after: Side, _ words: Words, _ tier: GlyphTier
  ) {
    guard !difference.isEmpty else { return }
    var teller = DifferenceWords(before, after, words, tier)
    teller.tell(difference, title: words[title])
    (lines, summary) = (teller.lines, teller.summary(of: difference, title: words[title]))
  }

  /// What became of what a line tells. The sign tells it without colours, in every terminal.
  public enum Mark: String, Hashable, Sendable {
    case added = "+"
    case removed = "-"
    case changed = "~"
    case moved = ">"
    /// The same as before, told for what stands beside it.
    case same = " "
  }

  /// A line: a mark, and pieces of text behind it.
  public struct Line: Hashable, Sendable {
    /// How deep it is inside others.
    let depth: Int
    let mark: Mark
    let pieces: [Piece]

    /// A piece of a line with the role that colours it.
    struct Piece: Hashable, Sendable {
      let text: String
      let role: Role
      /// What became of it inside a text of which the rest is the same; nil where the mark of the line says so.
      var mark: Mark?

      /// With signs around what went and came, as git marks words.
      var signed: String {
        switch mark {
        case .added?: "{+\(text)+}"
        case .removed?: "[-\(text)-]"
        case .changed?, .moved?, .same?, nil: text
        }
      }

      /// How it looks without the signs. Lines say what colours say, for whoever does not see these.
      var style: Style {
        switch mark {
        case .added?: Style(role, .underline)
        case .removed?: Style(role, .strike)
        case .changed?, .moved?, .same?, nil: Style(role)
        }
      }
    }

    /// The line as plain text.
    public var text: String { written(pieces.map(\.signed)) }

    private static let step = 4

    private func written(_ pieces: [String]) -> String {
      String(repeating: " ", count: depth * Self.step) + mark.rawValue + " " + pieces.joined()
    }

    /// The line in a frame of its own, as wide as it is.
    public var frame: Frame { framed(pieces.map { (text: $0.signed, style: Style($0.role)) }) }

    /// The same for colours, which say what signs inside the line say otherwise.
    public var colouredFrame: Frame { framed(pieces.map { (text: $0.text, style: $0.style) }) }

    private func framed(_ pieces: [(text: String, style: Style)]) -> Frame {
      var frame = Frame(size: Size(width: TextWidth.of(written(pieces.map { $0.text })), height: 1))
      var x = depth * Self.step
      x = frame.write(mark.rawValue + " ", at: Point(x: x, y: 0), style: Style(mark.role))
      for piece in pieces { x = frame.write(piece.text, at: Point(x: x, y: 0), style: piece.style) }
      return frame
    }
  }
}

extension ToldDifference.Mark {
  /// The role that colours it.
  var role: Role {
    switch self {
    case .added: .success
    case .removed: .error
    case .changed: .warning
    case .moved: .accent
    case .same: .dim
    }
  }
}
