import Canvas
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// What is in front, as lines of text: a pop-up, the picker, a form, or what has the focus on the canvas.
struct PlainPage: Equatable {
  /// Where the user is; another title is another place.
  var title: String
  var lines: [String]
  /// What a number stands for, the first for 1; on the canvas it is a card's.
  var choices: [Choice] = []
  /// Whether it only grows: what was told of it is not told again.
  var isChat = false

  enum Choice: Equatable {
    case offer(Int)
    case inLayer(Int)
    case completion(String)
    case control(ControlID)
    case row(String)
    case template(Int)
    case version(VersionsPane.Row)
    case problem(Int)
    case reply(Int)
  }

  init(title: String, lines: [String]) {
    self.title = title
    self.lines = lines
  }

  init(of state: BuilderState) {
    switch state.layers.last {
    case .chooser(let chooser)?: self.init(chooser, state.words)
    case .prompt(let prompt)?: self.init(prompt)
    case .question(let question)?: self.init(question)
    case nil: self = state.pane.page(state) ?? PlainPage(canvas: state)
    }
  }

  private mutating func add(_ choice: Choice, _ text: String) {
    choices.append(choice)
    lines.append("\(choices.count)  \(text)")
  }

  // MARK: - Pop-ups

  /// Rows of a list that are told at once; the rest is found by typing.
  private static let longestList = 40

  private init(_ chooser: Chooser, _ words: Words) {
    self.init(title: chooser.title, lines: [])
    let items = chooser.matches(words)
    for (index, item) in items.prefix(Self.longestList).enumerated() {
      add(.inLayer(index), [item.title, item.detail].filter { !$0.isEmpty }.joined(separator: "  "))
    }
    if items.isEmpty { lines.append(words["plain.nothing-found"]) }
    if items.count > Self.longestList {
      lines.append(words("plain.more", ["count": "\(items.count - Self.longestList)"]))
    }
  }

  private init(_ prompt: Prompt) {
    self.init(title: prompt.title, lines: [prompt.editor.plainText, prompt.problem ?? ""].filter { !$0.isEmpty })
    for fact in prompt.completions { add(.completion(fact.path), fact.path) }
  }

  private init(_ question: PopupQuestion) {
    self.init(title: question.text, lines: question.details)
    for (index, answer) in question.answers.enumerated() { add(.inLayer(index), "\(answer.title) (\(answer.key))") }
  }

  // MARK: - The list of chatflows

  /// What is in front of the list: a pop-up, the templates, or its rows.
  init(of list: ChatflowListState) {
    let words = list.words
    switch list.layers.last {
    case .chooser(let chooser)?: self.init(chooser, words)
    case .prompt(let prompt)?: self.init(prompt)
    case .question(let question)?: self.init(question)
    case nil where list.templates != nil:
      self.init(title: words["plain.templates"], lines: [])
      for (index, item) in TemplatesState.items.enumerated() {
        let help = words["template.\(item).help"]
        add(.template(index), "\(words["template.\(item)"]). \(help)")
      }
      lines.append("\(list.testsChoice): \(list.key(of: "templates.tests"))")
    case nil:
      self.init(title: words("plain.folder", ["folder": list.folder]), lines: [])
      if let filter = list.usedFilter {
        let name = list.usedKept.map { words("list.filter.kept", ["name": $0.name]) } ?? words["list.filter"]
        lines.append("\(name): \(filter)")
      }
      for row in list.rows { add(.row(row.file), list.line(of: row)) }
      if list.rows.isEmpty { lines.append(list.entries.isEmpty ? list.emptiness : words["list.nothing"]) }
    }
  }

  // MARK: - The panel

  init(_ picker: Picker, _ state: BuilderState) {
    let words = state.words
    self.init(title: words["plain.picker"], lines: [])
    var index = 0
    let choices = picker.choices(flow: state.flow, words: words)
    for row in Picker.rows(choices, titles: { [picker.title(of: $0, words)] }) {
      switch row {
      case .heading(let key): lines.append(words[key])
      case .choice(_, let title, _):
        add(.offer(index), title)
        index += 1
      }
    }
    if choices.isEmpty { lines.append(words["plain.nothing-found"]) }
  }

  /// The earlier versions, and what is told of the focused one.
  init(_ pane: VersionsPane, _ state: BuilderState) {
    let words = state.words
    self.init(title: pane.title(state.file.name, words), lines: [])
    for row in pane.rows(isUnsaved: state.history.isFlowUnsaved) {
      let time = row.version?.when ?? words["history.row.now"]
      add(.version(row), "\(time)  \(words.title(of: row))")
    }
    let detail = VersionDetail(pane, state, width: state.size.width, after: nil)
    lines += detail.head.map(\.text)
    lines += detail.lines.map { cells in
      var text = "  " + cells.map(\.text).joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// Everything that is wrong, and what is told of the focused problem.
  init(_ pane: ProblemsPane, _ state: BuilderState) {
    let words = state.words
    let list = ProblemList(pane, state)
    let count = list.count
    let facts = [
      "errors": "\(state.glyphs.error)\(count.errors)", "warnings": "\(state.glyphs.warning)\(count.warnings)",
    ]
    self.init(title: words("problems.title", facts), lines: [])
    for row in list.rows {
      switch row {
      case .heading(let title): lines.append(title)
      case .entry(let index):
        guard let entry = list.entries[checked: index] else { continue }
        let isError = entry.severity == .error
        let mark = entry.reason != nil ? state.glyphs.dot : isError ? state.glyphs.error : state.glyphs.warning
        add(.problem(index), "\(mark) \(entry.sentence(state))")
      }
    }
    if list.rows.isEmpty {
      lines.append(words[pane.query.plainText.isEmpty ? "notice.no-problems" : "problems.nothing"])
    }
    if let entry = list.focus(of: pane).flatMap({ list.entries[checked: $0] }) {
      lines += state.told(of: entry).map { "  " + $0.text }
    }
  }

  init(_ form: Form, _ state: BuilderState) {
    let view = FormView(state: state, form: form, area: state.regions.panel)
    self.init(title: FormWords(state).title(of: form), lines: [])
    var label = ""
    for line in view.layout.lines {
      let control = line.control
      if case .label(let text, _) = control.kind {
        label = text
        continue
      }
      if case .tabs(let tabs, let chosen) = control.kind {
        for tab in tabs { add(.control(.tab(tab.id)), PlainPage.choice(tab.title, isOn: tab.id == chosen)) }
        continue
      }
      guard let text = PlainPage.text(of: control, label: label) else { continue }
      label = ""
      if let id = control.id { add(.control(id), text) } else { lines.append(text) }
    }
    add(.control(.save), state.words["panel.save"])
    add(.control(.revert), state.words["panel.revert"])
    lines.append(state.words["plain.leave"])
  }

  private static func choice(_ text: String, isOn: Bool) -> String { "\(isOn ? "(x)" : "( )") \(text)" }

  /// A control in words; nil for what says nothing.
  private static func text(of control: Control, label: String) -> String? {
    switch control.kind {
    case .space, .label, .tabs: nil
    case .heading(let text), .note(let text, _), .select(let text, _): text
    case .text(let box):
      [box.label ?? label, box.text.isEmpty ? "(\(box.placeholder))" : box.text.text(tools: box.tools)]
        .filter { !$0.isEmpty && $0 != "()" }.joined(separator: ": ")
    case .radio(let text, let isOn): choice(text, isOn: isOn)
    case .toggle(let text, let isOn): "\(isOn ? "[x]" : "[ ]") \(text)"
    case .menu(let name, let value, _): [label, name, value].filter { !$0.isEmpty }.joined(separator: ": ")
    case .attachment(_, let name, let detail, _): "\(name) \(detail)"
    case .button(let text): text
    case .group(let text, let summary): summary.isEmpty ? text : "\(text): \(summary)"
    }
  }

  init(_ pane: PreviewPane, _ state: BuilderState) {
    self.init(title: state.words["preview.title"], lines: [])
    isChat = true
    guard let view = PreviewView(state: state, pane: pane, area: state.regions.panel) else { return }
    lines = [view.layout.head.time].filter { !$0.isEmpty } + view.layout.head.rows
    let told = view.preview.lines.filter { view.preview.tellsSilent || !$0.isSilent }
    for line in told { lines += PlainPage.lines(of: line, state) }
    for (index, reply) in view.preview.replies.enumerated() {
      add(.reply(index), (pane.chosen.contains(index) ? "[x] " : "") + reply.label)
    }
    lines.append(view.placeholder)
  }

  /// A line of a chat in words.
  static func lines(of line: PreviewLine, _ state: BuilderState) -> [String] {
    let (words, glyphs) = (state.words, state.glyphs)
    switch line.kind {
    case .said(let said):
      let texts = said.text.isEmpty ? [] : said.text.plain(words).split(separator: "\n").map(String.init)
      let files = said.attachments.map { "\($0.kind == .video ? glyphs.video : glyphs.file) \($0.location)" }
      let name = words["preview.speaker.\(said.speaker.rawValue)"]
      return (texts + files).enumerated().map { $0 == 0 ? "\(name): \($1)" : "  \($1)" }
    case .visitor(let text): return ["\(words["preview.speaker.visitor"]): \(text)"]
    case .silent(let text): return ["  \(glyphs.dot) \(text)"]
    case .remark(let text): return ["  \(glyphs.horizontal) \(text)"]
    case .trouble(let text): return ["  \(glyphs.warning) \(text)"]
    }
  }

  // MARK: - The canvas

  private init(canvas state: BuilderState) {
    let words = state.words
    self.init(title: PlainPage.title(of: state.canvas.spot, state), lines: [])
    guard case .card(let id) = state.canvas.spot, let action = state.flow.actions[id] else { return }
    for port in action.ports(words, in: state.workspace) {
      let label = port.label.isEmpty ? words["port.next"] : port.label
      let count = state.currentCoverage?.way.counts[.port(id, port.id)]
      let tests = count.map { " " + words("plain.tests", ["count": "\($0)"]) } ?? ""
      lines.append("  \(label): \(FormWords(state).destination(port.link, of: action, unset: "panel.ends"))\(tests)")
    }
    lines += state.checked.findings(of: id).map { "  " + $0.sentence(words, in: state.flow) }
  }

  private static func title(of spot: Spot, _ state: BuilderState) -> String {
    let words = state.words
    switch spot {
    case .card(let id):
      let action = state.flow.actions[id]
      let kind = action.flatMap { words.optional("action.\($0.kind).label") ?? $0.kind.text } ?? ""
      let number = state.canvas.drawing.index(id).map { "\(state.canvas.drawing.layout.number(of: $0))" } ?? ""
      return words("plain.card", ["number": number, "kind": kind, "name": state.flow.name(of: id)])
    case .header(let id, let port):
      let label = state.label(of: port, of: id) ?? ""
      return words("plain.branch", ["label": label, "name": state.flow.name(of: id)])
    case .plus(let origin):
      return words("plain.plus", ["name": origin.action.map(state.flow.name) ?? words["plain.start"]])
    case .join(let id): return words("plain.join", ["name": state.flow.name(of: id)])
    }
  }

  // MARK: - Told when asked for

  /// The whole chatflow as an Outline.
  static func outline(of state: BuilderState) -> [String] {
    let drawing = FlowDrawing(
      state.flow, workspace: state.workspace, words: state.words, width: state.size.width, zoom: .outline
    ).telling(state.currentCoverage?.way)
    return drawing.frame(rows: 0..<drawing.rows, tier: state.tier).lines
  }
}

extension ChatflowListState {
  /// A row as a line of text: name, whether it is on, what is wrong with it, and where a filter found something.
  fileprivate func line(of row: ChatflowListRow) -> String {
    guard let entry = entries[checked: row.number - 1] else { return row.file }
    var parts = [entry.name]
    switch entry.content {
    case .chatflow(let summary)?:
      parts.append(words[summary.isLive ? "title.on" : "title.off"])
      if summary.problems.errors > 0 { parts.append("\(glyphs.error)\(summary.problems.errors)") }
      if summary.problems.warnings > 0 { parts.append("\(glyphs.warning)\(summary.problems.warnings)") }
      parts += summary.tags
    case .broken(let sentence)?: parts.append("\(glyphs.error) \(sentence)")
    case nil: break
    }
    if !entry.entry.isWritable { parts.append(words["list.read-only"]) }
    if keptChanges.contains(entry.id) { parts.append(words["list.kept-changes"]) }
    if let hit = row.hit { parts.append(hit.text) }
    return parts.joined(separator: "  ")
  }
}
