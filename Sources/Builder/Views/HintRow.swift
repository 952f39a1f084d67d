import ChatflowModel
import Screen
import Widgets
import Words

/// The hint row: the keys that matter where the focus is, or for a moment a message.
struct HintRow {
  let content: Content
  let words: Words
  let glyphs: Glyphs
  let area: Rect

  /// What the row tells: all that its picture depends on, apart from its area.
  enum Content: Equatable {
    case notice(Notice)
    /// Keys that wait for more, or a number.
    case pending(keys: String, isNumber: Bool)
    /// What the cursor is on.
    case status(String)
    case commands(Commands)

    /// What the row tells in a state; what an earlier one found out is taken over while it holds.
    init(_ state: borrowing BuilderState, after old: Content? = nil) {
      if let notice = state.shownNotice {
        self = .notice(notice)
      } else if let count = state.count {
        self = .pending(keys: "\(count)", isNumber: true)
      } else if !state.pendingKeys.isEmpty {
        self = .pending(keys: Chord(state.pendingKeys).title(in: state.words), isNumber: false)
      } else if state.layers.isEmpty, let status = state.form?.editor?.status {
        self = .status(status)
      } else {
        var last: Commands?
        if case .commands(let commands)? = old { last = commands }
        self = .commands(Commands(state, after: last))
      }
    }
  }

  /// Commands that work here, most important first.
  struct Commands: Equatable {
    let contexts: [Context]
    let keys: KeyMap
    /// Those that have a key where the contexts hold: a nearer command may have taken it.
    private let reachable: [Command]
    private(set) var list: [Command]
    /// Those of them that need a card where there is none: their room stays empty, so that the rest of the row stands still.
    private(set) var resting: Set<String> = []
    /// The word keys of hints that say something else than usual here.
    private(set) var hints: [String: String] = [:]

    init(_ state: borrowing BuilderState, after old: Commands? = nil) {
      contexts = state.contexts
      keys = state.keys
      reachable = old?.contexts == contexts ? old?.reachable ?? [] : Self.reachable(in: contexts, keys)
      var list: [Command] = []
      if contexts.contains(.canvas) {
        // What depends on the history stays, so that the row stands still.
        list = reachable
        if state.canvas.isOnCard != .available {
          resting = Set(list.filter { $0.availability(state) == .disabled("no-card") }.map(\.id))
          hints["canvas.edit"] = "command.canvas.insert-after.hint"
        }
      } else {
        // Elsewhere there is room only for what works at this very place.
        for command in reachable where command.availability(state) == .available { list.append(command) }
      }
      self.list = list
      if state.layers.last?.isOnlyRead == true { closeAlone() }
      if state.lineToLeaveFor != nil { hints["preview.leave"] = "command.preview.leave.hint-chat" }
      if state.layers.last?.isLasting == true { hints["question.leave"] = "command.question.leave.hint-later" }
      if state.problems?.isByRule == true {
        hints["problems.headings"] = "command.problems.headings.hint-by-card"
      }
      if state.problems?.folder != nil { hints["problems.folder"] = "command.problems.folder.hint-alone" }
      if state.focusedProblem?.reason != nil { hints["problems.ignore"] = "command.problems.ignore.hint-again" }
      if state.versions?.isDrawn == true { hints["history.draw"] = "command.history.draw.hint-told" }
      if state.form?.path.isTop == false { hints["form.leave"] = "command.form.leave.hint-inner" }
    }

    private static func reachable(in contexts: [Context], _ keys: KeyMap) -> [Command] {
      var reachable: [Command] = []
      for command in contexts.flatMap({ CommandTable.hinted[$0] ?? [] })
      where !reachable.contains(where: { $0.id == command.id }) && !keys.keys(of: command, in: contexts).isEmpty {
        reachable.append(command)
      }
      return reachable
    }

    /// The commands that the list of chatflows can do; where it is empty, only what needs no row.
    init(_ chatflows: ChatflowListState) {
      contexts = chatflows.contexts
      keys = chatflows.keys
      reachable = Self.reachable(in: contexts, keys)
      // In an empty folder Enter begins the first chatflow, as the button there says.
      let isEmpty = chatflows.entries.isEmpty && chatflows.layers.isEmpty && chatflows.templates == nil
      list = reachable.filter { command in
        // In front of the list there is room only for what works at this very place.
        if !chatflows.layers.isEmpty { return command.inList?.availability(chatflows) == .available }
        if isEmpty, ["list.create", "list.filter"].contains(command.id) { return false }
        return command.inList.map { $0.availability(chatflows) != .disabled("no-chatflow") } ?? false
      }
      if isEmpty { hints["list.open"] = "command.list.create.hint" }
      if chatflows.layers.last?.isOnlyRead == true { closeAlone() }
    }

    /// Where there is one answer, it closes the box, as Esc does, and there is no other one to go to.
    private mutating func closeAlone() {
      list.removeAll { ["question.next", "question.leave"].contains($0.id) }
      hints["question.answer"] = "command.question.answer.hint-only"
    }

    /// What the row says that a command does.
    func title(of command: Command, _ words: Words) -> String {
      words[hints[command.id] ?? "command.\(command.id).hint"]
    }

    /// The columns that the title of a command keeps where it says something shorter than usual: on the canvas, where each
    /// key press may change it.
    func room(for command: Command, _ words: Words) -> Int {
      contexts.contains(.canvas) ? TextWidth.of(words["command.\(command.id).hint"]) : 0
    }

    static func == (left: Commands, right: Commands) -> Bool {
      left.contexts == right.contexts && left.hints == right.hints && left.resting == right.resting
        && left.list.elementsEqual(right.list) { $0.id == $1.id }
    }
  }

  init(state: borrowing BuilderState, area: Rect) {
    self.init(Content(state), words: state.words, tier: state.tier, area: area)
  }

  init(_ content: Content, words: Words, tier: GlyphTier, area: Rect) {
    self.content = content
    self.words = words
    glyphs = Glyphs.of(tier)
    self.area = area
  }

  /// A command with its key.
  struct Part {
    let command: Command
    let key: String
    let title: String
    let rect: Rect
  }

  /// The commands that fit; none while the row says something else.
  var parts: [Part] {
    guard case .commands(let commands) = content else { return [] }
    var parts: [Part] = []
    var x = area.x + 1
    for command in commands.list {
      let key = commands.keys.keys(of: command, in: commands.contexts).first?.title(in: words) ?? ""
      let title = commands.title(of: command, words)
      let width = TextWidth.of(key) + 1 + max(TextWidth.of(title), commands.room(for: command, words))
      guard x + width <= area.maxX else { break }
      defer { x += width + 2 }
      if commands.resting.contains(command.id) { continue }
      parts.append(Part(command: command, key: key, title: title, rect: Rect(x: x, y: area.y, width: width, height: 1)))
    }
    return parts
  }

  func draw(into frame: inout Frame) {
    frame.fill(area, with: .blank(Style(.hint)))
    switch content {
    case .notice(let notice): draw(notice, &frame)
    case .pending(let keys, let isNumber): drawPending(keys, isNumber, &frame)
    case .status(let status):
      let text = TextWidth.clip(status, to: area.width - 2, ellipsis: glyphs.ellipsis)
      frame.write(text, at: Point(x: area.x + 1, y: area.y), style: Style(.info, on: .hint), in: area)
    case .commands:
      for part in parts {
        let x = frame.write(part.key, at: part.rect.origin, style: Style(.hintKey), in: area)
        frame.write(part.title, at: Point(x: x + 1, y: area.y), style: Style(.hint), in: area)
      }
    }
  }

  /// Columns that are left free at the ends of the row.
  static let margins = 2

  /// A message with its mark.
  static func text(of notice: Notice, _ glyphs: Glyphs) -> String {
    switch notice.kind {
    case .success, .info: notice.text
    case .warning: glyphs.warning + " " + notice.text
    case .error: glyphs.error + " " + notice.text
    }
  }

  private func draw(_ notice: Notice, _ frame: inout Frame) {
    let role: Role =
      switch notice.kind {
      case .success: .success
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    let text = TextWidth.clip(
      Self.text(of: notice, glyphs), to: area.width - Self.margins, ellipsis: glyphs.ellipsis)
    frame.write(text, at: Point(x: area.x + 1, y: area.y), style: Style(role, on: .hint), in: area)
  }

  private func drawPending(_ keys: String, _ isNumber: Bool, _ frame: inout Frame) {
    let text = words(isNumber ? "hint.number" : "hint.pending", ["keys": keys])
    frame.write(text, at: Point(x: area.x + 1, y: area.y), style: Style(.hintKey), in: area)
  }
}
