import ChatflowFiles
import ChatflowModel
import Screen
import Widgets
import Words

/// The templates that a chatflow can begin from, with the drawing of the focused one.
struct TemplatesState: Sendable {
  var focus = 0
  /// The first row of the drawing that is in sight.
  var scroll = 0
  /// The drawing of the focused template; nil where none is focused or there is no room.
  var drawing: FlowDrawing?
  /// The focused template's chatflow.
  var flow: Chatflow?

  /// The item that stands for a file, behind the templates.
  static let file = "file"
  /// The words for all items, in order.
  static let items = Template.all.map(\.id) + [file]

  var item: String { Self.items[focus] }

  /// The first item in sight where there is no room for all.
  func first(in list: Rect) -> Int { max(0, focus - list.height + 1) }

  var template: Template? { Template.all[checked: focus] }
}

/// Where everything lies on the screen of the templates.
struct TemplatesRegions: Hashable, Sendable {
  let list, tests, help, drawing: Rect
  /// The column of the line between the list and the drawing; nil if there is no room for a drawing.
  let line: Int?

  /// Columns of the list, and of the narrowest drawing beside it.
  private static let listColumns = 30
  private static let narrowestDrawing = 30
  private static let helpRows = 5

  init(_ size: Size) {
    let rows = max(0, size.height - 4)
    let isBeside = size.width >= Self.listColumns + Self.narrowestDrawing + 3
    let width = isBeside ? Self.listColumns : size.width - 2
    let listRows = min(TemplatesState.items.count, rows)
    list = Rect(x: 1, y: 2, width: width, height: listRows)
    tests = Rect(x: 1, y: 3 + listRows, width: width, height: min(1, max(0, rows - listRows - 1)))
    help = Rect(x: 1, y: 5 + listRows, width: width, height: min(Self.helpRows, max(0, rows - listRows - 3)))
    line = isBeside ? Self.listColumns + 1 : nil
    drawing =
      isBeside
      ? Rect(x: Self.listColumns + 3, y: 2, width: size.width - Self.listColumns - 4, height: rows)
      : Rect(x: size.width, y: 2, width: 0, height: 0)
  }
}

extension ChatflowListState {
  var templatesRegions: TemplatesRegions { TemplatesRegions(size) }

  mutating func showTemplates() {
    templates = TemplatesState()
    fitTemplates()
  }

  mutating func leaveTemplates() { templates = nil }

  mutating func moveInTemplates(_ step: Int) {
    guard let state = templates else { return }
    moveInTemplates(to: (state.focus + step + TemplatesState.items.count) % TemplatesState.items.count)
  }

  mutating func moveInTemplates(to index: Int) {
    templates?.focus = index
    templates?.scroll = 0
    fitTemplates()
  }

  /// Draws the focused template for the room that there is.
  mutating func fitTemplates() {
    guard var state = templates else { return }
    state.flow = state.template.flatMap { ChatflowFile.decode(bytes: $0.bytes(in: words.language)).flow }
    let width = templatesRegions.drawing.width
    state.drawing =
      width > 0 ? state.flow.map { FlowDrawing($0, workspace: Workspace(), words: words, width: width) } : nil
    templates = state
    scrollTemplate(0)
  }

  /// Scrolls the drawing by pages.
  mutating func scrollTemplate(_ pages: Int) {
    scrollTemplate(rows: pages * max(1, templatesRegions.drawing.height - 1))
  }

  private mutating func scrollTemplate(rows: Int) {
    guard let state = templates else { return }
    let last = max(0, (state.drawing?.rows ?? 0) - templatesRegions.drawing.height)
    templates?.scroll = min(max(0, state.scroll + rows), last)
  }

  /// Asks for what is missing to begin from the focused item.
  mutating func chooseTemplate() {
    guard let state = templates else { return }
    if let template = state.template {
      let tests = beginsWithTests ? template.tests(in: words.language, of: workspace) : nil
      askForName(
        of: template.text(in: words.language), tests: tests, suggesting: freeName(templateName(template)))
    } else {
      ask(Prompt(title: words["prompt.import"], completesPaths: true)) { _, path in
        path.isEmpty ? [] : [.importFile(path: path)]
      }
    }
  }

  /// Says whether a chatflow that begins from a template gets its tests.
  mutating func switchTests() { beginsWithTests.toggle() }

  /// That, as it is shown.
  var testsChoice: String { "\(beginsWithTests ? "[x]" : "[ ]") \(words["templates.tests"])" }

  /// What a chatflow that begins from it is called at first.
  private func templateName(_ template: Template) -> String {
    words.optional("template.\(template.id).name") ?? words["template.\(template.id)"]
  }

  /// A name that no chatflow of the folder has yet.
  func freeName(_ name: String) -> String {
    let taken = Set(entries.map { $0.name.lowercased() })
    var free = name
    var number = 2
    while taken.contains(free.lowercased()) {
      free = "\(name) (\(number))"
      number += 1
    }
    return free
  }

  mutating func pointAtTemplates(_ mouse: MouseEvent) -> [ChatflowListEffect] {
    let regions = templatesRegions
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      let rows = mouse.kind == .wheelDown ? MouseEvent.wheelRows : -MouseEvent.wheelRows
      if regions.drawing.contains(mouse.point) {
        scrollTemplate(rows: rows)
      } else {
        moveInTemplates(to: min(max(0, (templates?.focus ?? 0) + rows), TemplatesState.items.count - 1))
      }
    case .press(.left):
      notice = nil
      if self.regions.hint.contains(mouse.point) { return pointAtHint(mouse.point) }
      if regions.tests.contains(mouse.point) { switchTests() }
      guard regions.list.contains(mouse.point) else { return [] }
      let pressed = mouse.point.y - regions.list.y + (templates?.first(in: regions.list) ?? 0)
      let isChosen = templates?.focus == pressed || mouse.clicks > 1
      moveInTemplates(to: pressed)
      if isChosen { chooseTemplate() }
    default: break
    }
    return []
  }
}
