import ChatflowModel
import Screen
import Widgets
import Words

/// The title row: where you are, on or off, unsaved, problems, and at the right what else there is.
///
/// Each part that stands for a command can be clicked.
struct TitleRow {
  let facts: Facts
  let words: Words
  let glyphs: Glyphs
  let area: Rect

  /// What the row tells: all that its picture depends on, apart from its area.
  struct Facts: Equatable {
    let name: String
    let isLive: Bool
    let isReadOnly: Bool
    let isUnsaved: Bool
    /// Where that is kept until it is saved.
    let keeping: Keeping
    /// Who else edits the file, and whether it is only read here.
    let other: LockHolder?
    let isReading: Bool
    let errors: Int
    let warnings: Int
    /// What is wrong with the workspace.
    let shared: Finding.Severity?
    /// Whose form has the focus, and its tab.
    let subject: Form.Subject?
    let tab: Form.Tab?
    /// Whether the preview stands in the panel.
    let isPreviewed: Bool

    init(_ state: borrowing BuilderState) {
      name = state.flow.name
      isLive = state.flow.values[FieldID("live")]?.flag ?? false
      isReadOnly = state.file.readOnlyReason != nil
      isUnsaved = state.history.isUnsaved || state.file.isNew
      keeping = state.keeping
      (other, isReading) = (state.lock.other, state.lock.isReading)
      let problems = state.problemCount
      errors = problems.errors
      warnings = problems.warnings
      shared = state.checked.ofWorkspace.map(\.severity).max()
      // The form of a situation looks like one of the workspace, and is a part of the preview.
      let isOfPreview = state.form?.isSituation == true
      let form = isOfPreview ? nil : state.form.flatMap { $0.focus == nil ? nil : $0 }
      subject = form?.subject
      tab = form?.tab
      isPreviewed = isOfPreview || state.isPane(PreviewPane.self)
    }
  }

  init(state: borrowing BuilderState, area: Rect) {
    self.init(Facts(state), words: state.words, tier: state.tier, area: area)
  }

  init(_ facts: Facts, words: Words, tier: GlyphTier, area: Rect) {
    self.facts = facts
    self.words = words
    glyphs = Glyphs.of(tier)
    self.area = area
  }

  /// A part of the row.
  struct Part {
    let text: String
    let style: Style
    let rect: Rect
    let command: String?
  }

  /// The preview goes first, then the name is cut; where not even that makes room for all places, they go one by one from the
  /// left. None that stays moves when something comes to be said of the chatflow.
  var parts: [Part] {
    let all = [previewPart] + rightParts
    let whole = Self.width(of: root + [namePart] + status(gap: Self.gap))
    if whole <= room(beside: all) { return parts(beside: all) }
    let cut = parts(beside: rightParts)
    let left = cut.dropLast(rightParts.count)
    if left.last?.rect.maxX ?? 0 <= area.x + 1 + room(beside: rightParts) { return cut }
    // What is the matter with the chatflow comes before the places, and so does its name.
    let fitting = rightParts.indices.first { whole <= room(beside: Array(rightParts[$0...])) }
    return parts(beside: fitting.map { Array(rightParts[$0...]) } ?? [])
  }

  private func parts(beside places: [(text: String, style: Style, command: String?)]) -> [Part] {
    let room = room(beside: places)
    let start = area.x + 1 + room + Self.rightGap
    return placed(leftParts(room: room), from: area.x + 1, gap: 0) + placed(places, from: start, gap: Self.rightGap)
  }

  /// The columns that some places leave.
  private func room(beside places: [(text: String, style: Style, command: String?)]) -> Int {
    area.width - 1 - (places.isEmpty ? 1 : Self.width(of: places) + (places.count + 1) * Self.rightGap)
  }

  private static func width(of parts: [(text: String, style: Style, command: String?)]) -> Int {
    parts.reduce(0) { $0 + TextWidth.of($1.text) }
  }

  /// Columns between the parts at the right, and at least between them and those at the left.
  private static let rightGap = 2

  private func placed(_ parts: [(text: String, style: Style, command: String?)], from start: Int, gap: Int) -> [Part] {
    var x = start
    return parts.map { text, style, command in
      let rect = Rect(x: x, y: area.y, width: TextWidth.of(text), height: 1)
      x = rect.maxX + gap
      return Part(text: text, style: style, rect: rect, command: command)
    }
  }

  private func leftParts(room: Int) -> [(text: String, style: Style, command: String?)] {
    let isTight = Self.width(of: root + [namePart] + status(gap: Self.gap)) > room
    let status = status(gap: isTight ? Self.gap - 1 : Self.gap)
    let left = room - Self.width(of: root + status)
    let name = TextWidth.clip(facts.name, to: max(Self.leastName, left), ellipsis: glyphs.ellipsis)
    return root + [(name, namePart.style, namePart.command)] + status
  }

  private var namePart: (text: String, style: Style, command: String?) {
    (facts.name, Style(.titleName), "settings.build")
  }

  /// The way to the chatflow.
  private var root: [(text: String, style: Style, command: String?)] {
    hasRoot ? [(path, Style(.titleRow), "go-to-list")] : []
  }

  private var path: String { "\(words["title.root"]) \(glyphs.separator) " }

  /// Whether there is room for the way to the chatflow beside all places, also once it is not saved: the name stands still when
  /// that changes.
  private var hasRoot: Bool {
    var status = status(gap: Self.gap - 1)
    if !facts.isReadOnly, !facts.isUnsaved { status.append(unsavedPart(gap: Self.gap - 1)) }
    let needed = TextWidth.of(path) + TextWidth.of(facts.name) + Self.width(of: status)
    return needed <= room(beside: rightParts)
  }

  /// Columns that the name has at least.
  private static let leastName = 8

  /// Columns between what is told of the chatflow, where there is room.
  private static let gap = 3

  private func status(gap: Int) -> [(text: String, style: Style, command: String?)] {
    let space = String(repeating: " ", count: gap)
    var parts: [(text: String, style: Style, command: String?)] = []
    let isLive = facts.isLive
    parts.append(
      (
        "\(space)\(isLive ? glyphs.on : glyphs.off) \(words[isLive ? "title.on" : "title.off"])",
        Style(isLive ? .success : .dim, on: .titleRow), "settings.build"
      ))
    if facts.isReadOnly {
      parts.append(("\(space)\(words["title.read-only"])", Style(.warning, on: .titleRow), nil))
    } else if facts.isUnsaved {
      parts.append(unsavedPart(gap: gap))
    }
    let (errors, warnings) = (facts.errors, facts.warnings)
    if errors > 0 {
      parts.append(("\(space)\(glyphs.error)\(errors)", Style(.error, on: .titleRow), "canvas.problems"))
    }
    if warnings > 0 {
      parts.append(
        (
          errors > 0 ? " \(glyphs.warning)\(warnings)" : "\(space)\(glyphs.warning)\(warnings)",
          Style(.warning, on: .titleRow), "canvas.problems"
        ))
    }
    if let other = facts.other {
      let title = other.title(words, isReading: facts.isReading)
      parts.append(("\(space)\(title)", Style(.warning, on: .titleRow), "join-in"))
    }
    return parts
  }

  private func unsavedPart(gap: Int) -> (text: String, style: Style, command: String?) {
    let unsaved = words["title.unsaved\(facts.keeping.ending)"]
    return ("\(String(repeating: " ", count: gap))\(glyphs.unsaved) \(unsaved)", Style(.warning, on: .titleRow), "save")
  }

  /// The way to the preview; it is left out before anything else is cut.
  private var previewPart: (text: String, style: Style, command: String?) {
    (words["tab.preview"], Style(facts.isPreviewed ? .tabChosen : .tab), "preview")
  }

  private var rightParts: [(text: String, style: Style, command: String?)] {
    let isBuilding = !facts.isPreviewed && (facts.subject?.action != nil || facts.subject == nil)
    var parts = Form.Tab.all(of: .chatflow).map { tab -> (text: String, style: Style, command: String?) in
      let isChosen = facts.subject == .chatflow ? facts.tab == tab : isBuilding && tab == .build
      return (words["tab.\(tab.rawValue)"], Style(isChosen ? .tabChosen : .tab), "settings.\(tab.rawValue)")
    }
    let mark = facts.shared.map { $0 == .error ? " \(glyphs.error)" : " \(glyphs.warning)" } ?? ""
    parts.append(
      (
        words["tab.workspace"] + mark, Style(facts.subject == .workspace ? .tabChosen : .tab), "settings.workspace"
      ))
    return parts
  }

  func draw(into frame: inout Frame) {
    frame.fill(area, with: .blank(Style(.titleRow)))
    for part in parts { frame.write(part.text, at: part.rect.origin, style: part.style, in: area) }
  }
}
