import ChatflowFiles
import ChatflowModel
import Screen
import Words

/// The theme while another one is being chosen.
struct ThemeTrial: Hashable, Sendable {
  /// What is in force if nothing is chosen.
  var kept: String
  /// What is on the screen.
  var shown: String
}

extension BuilderState {
  /// Opens the list of themes beside what they are tried on.
  mutating func openThemes(_ facts: [ThemeFact], _ current: String) {
    let help = words["theme.help"]
    var items = [
      Chooser.Item(id: Setting.auto, title: words["theme.auto"], help: words["theme.auto.help"] + " " + help)
    ]
    items += facts.map {
      Chooser.Item(id: $0.name, title: $0.name, detail: words[$0.isOwn ? "theme.own" : "theme.shipped"], help: help)
    }
    // One that was named by its path stands in no folder.
    if !items.contains(where: { $0.id == current }) {
      items.insert(Chooser.Item(id: current, title: current, help: help), at: 1)
    }
    var chooser = Chooser(.themes, title: words["chooser.theme"], items: items, focused: current)
    chooser.corner = Point(x: size.width, y: 0)
    open(scrolled(chooser)) { $0.keepTheme($1.id) }
    themes = ThemeTrial(kept: current, shown: current)
  }

  /// Makes the screen show the theme that has the focus, or the one in force once the list is closed.
  mutating func followTheme() -> [Effect] {
    guard let now = themes else { return [] }
    guard case .chooser(let chooser)? = layers.last, case .themes = chooser.content else {
      themes = nil
      return now.shown == now.kept ? [] : [.showTheme(now.kept)]
    }
    guard let wanted = chooser.matches(words)[checked: chooser.focus]?.id, wanted != now.shown else { return [] }
    themes?.shown = wanted
    return [.showTheme(wanted)]
  }

  /// Keeps the theme that has the focus.
  private mutating func keepTheme(_ name: String) -> [Effect] {
    themes?.kept = name
    return [.keepTheme(name)]
  }
}
