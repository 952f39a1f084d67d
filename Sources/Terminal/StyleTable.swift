import CNcurses
import Screen

/// What ncurses is told for each style: a colour pair and attributes, found once.
struct StyleTable {
  struct Entry: Equatable {
    var pair: Int32
    var attributes: UInt16
  }

  private let theme: Theme
  /// Whether colours are given to ncurses as 0xRRGGBB.
  private let isDirect: Bool
  private let strikes: Bool
  private var entries: [UInt32: Entry] = [:]
  /// Neighbouring cells nearly always have the same style.
  private var last: (style: Style, entry: Entry)?
  /// The palette index that stands for each exact colour.
  private var slots: [Colour: Int32] = [:]
  /// The exact colours that palette indices stand for.
  private(set) var exact = ExactColours()

  init(theme: Theme, isDirect: Bool, strikes: Bool) {
    self.theme = theme
    self.isDirect = isDirect
    self.strikes = strikes
  }

  mutating func entry(for style: Style) -> Entry {
    if let last, last.style == style { return last.entry }
    let surface = UInt32(style.surface?.rawValue ?? 0xff)
    let key = UInt32(style.role.rawValue) << 16 | surface << 8 | UInt32(style.attributes.rawValue)
    let entry = entries[key] ?? find(style)
    entries[key] = entry
    last = (style, entry)
    return entry
  }

  private mutating func find(_ style: Style) -> Entry {
    var look = theme.look(style)
    if !strikes, look.attributes.remove(.strike) != nil { look.attributes.insert(.dim) }
    let pair = cn_pair(number(of: look.foreground), number(of: look.background))
    return Entry(pair: pair, attributes: UInt16(look.attributes.rawValue))
  }

  private mutating func number(of colour: Colour) -> Int32 {
    switch colour {
    case .standard: return -1
    case .indexed(let index): return Int32(index)
    case .rgb(let red, let green, let blue):
      let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
      // Direct colour descriptions keep 0 to 7 for the ANSI colours.
      if isDirect { return max(8, value) }
      if let slot = slots[colour] { return slot }
      let slot = colour.nearestIndex(except: Set(slots.values.map { Int($0) }))
      slots[colour] = Int32(slot)
      exact[slot] = ExactColours.Colour(red: Int(red), green: Int(green), blue: Int(blue))
      return Int32(slot)
    }
  }
}
