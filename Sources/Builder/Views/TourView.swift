import ChatflowModel
import Screen
import Widgets
import Words

/// The step of the tour, in the lower right corner, where cards are rarest, or beside what is open in the panel.
struct TourView: ~Copyable {
  let state: BuilderState
  private let tour: Tour
  private let step: Tour.Step

  /// Nil if no tour is taken.
  init?(state: BuilderState) {
    guard let tour = state.tour, let step = Tour.steps[checked: tour.step] else { return nil }
    self.state = state
    self.tour = tour
    self.step = step
  }

  private static let width = 46

  /// Narrower than this it says nothing that could be read.
  private static let leastWidth = 24

  /// Where something is open in the panel, the box stands at the left, over the canvas: it covers no field and no button.
  /// Where the panel takes the whole width there is no box until it is closed.
  func draw(into picture: inout Frame) {
    let isBeside = state.isPanelOpen
    let width = min(Self.width, isBeside ? state.regions.scroll.x : state.size.width)
    guard width >= Self.leastWidth else { return }
    let lines = TextWidth.lines(text, width: width - 4)
    let box = FootBox(
      rows: lines.count, width: width, isAtRight: !isBeside, on: state.size, glyphs: state.glyphs)
    let title = state.words("tour.title", ["number": "\(tour.step + 1)", "count": "\(Tour.steps.count)"])
    box.draw(title: title, into: &picture)
    for (offset, line) in lines.prefix(box.inner.height).enumerated() {
      picture.write(line, at: box.inner.row(offset).origin, style: Style(.text, on: .popup), in: box.inner)
    }
  }

  /// The text with the keys that are in force.
  private var text: String {
    func key(_ id: String, _ contexts: [Context]) -> String {
      CommandTable[id].flatMap { state.keys.keys(of: $0, in: contexts).first?.title(in: state.words) }
        ?? state.words["keys.by-name"]
    }
    let canvas: [Context] = [.canvas, .everywhere]
    return state.words(
      "tour.\(step.id)",
      [
        "down": key("canvas.down", canvas), "up": key("canvas.up", canvas), "edit": key("canvas.edit", canvas),
        "back": key("form.leave", [.form]), "undo": key("undo", canvas), "insert": key("canvas.insert-after", canvas),
        "pick": key("picker.insert", [.picker]), "cancel": key("picker.leave", [.picker]),
        "palette": key("palette", canvas), "help": key("help", canvas), "save": key("save", canvas),
        "next": key("tour.next", [.tour]), "leave": key("tour.leave", [.tour]),
        "close": key("chooser.leave", [.chooser]),
      ])
  }
}
