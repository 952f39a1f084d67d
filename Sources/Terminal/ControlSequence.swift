import Screen

/// The parameters and the final byte of a sequence, and what they mean.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` in front of the parameters.
  private var mark: UInt8 = 0
  /// Each parameter with its sub-parameters; what is left out is nil.
  private var parameters: [[Int?]] = []
  /// Intermediate bytes mean that it is nothing that we know.
  private var isPlain = true
  private let final: UInt8

  /// A number that is larger is cut to this; no key, column or modifier is.
  private static let largest = 1 << 20

  init(_ bytes: ArraySlice<UInt8>, final: UInt8) {
    self.final = final
    var current: [Int?] = [nil]
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x30..<0x3a:
        let digit = Int(byte - 0x30)
        current[current.count - 1] = min(ControlSequence.largest, (current[current.count - 1] ?? 0) * 10 + digit)
      case 0x3a: current.append(nil)
      case 0x3b:
        parameters.append(current)
        current = [nil]
      case 0x3c..<0x40 where index == 0: mark = byte
      default: isPlain = false
      }
    }
    parameters.append(current)
  }

  private func parameter(_ index: Int, _ sub: Int = 0) -> Int? {
    index < parameters.count && sub < parameters[index].count ? parameters[index][sub] : nil
  }

  /// Whether a paste begins.
  var isPasteStart: Bool { final == 0x7e && mark == 0 && isPlain && parameter(0) == 200 }

  /// What an `ESC [` sequence means, if anything.
  var event: Event? {
    guard isPlain else { return nil }
    if mark == 0x3f { return groundReport }
    if mark == 0x3c, final == 0x4d || final == 0x6d { return mouse.map { .mouse($0) } }
    guard mark == 0 else { return nil }
    switch final {
    case 0x49 where parameters == [[nil]]: return .focus(true)
    case 0x4f where parameters == [[nil]]: return .focus(false)
    default: return key.map { .key($0) }
    }
  }

  /// `CSI ? 997 ; 1 n` for dark, `2` for light.
  private var groundReport: Event? {
    guard final == 0x6e, parameters.count == 2, parameter(0) == 997 else { return nil }
    switch parameter(1) {
    case 1: return .ground(isLight: false)
    case 2: return .ground(isLight: true)
    default: return nil
    }
  }

  /// Where the cursor is. `CSI 1 ; column R` is also F3, but only with a modifier, which is never 1.
  var cursorReport: CursorReport? {
    guard final == 0x52, mark == 0, isPlain, parameters.count == 2, let row = parameter(0), let column = parameter(1)
    else { return nil }
    return row > 1 || column == 1 ? CursorReport(row: row, column: column) : nil
  }

  // MARK: Keys

  /// The modifiers in the second parameter, which is one more than the sum of their bits; nil if the key went up.
  private var modifiers: Key.Modifiers? {
    parameter(1, 1) == 3 ? nil : ControlSequence.modifiers(parameter(1))
  }

  private static func modifiers(_ parameter: Int?) -> Key.Modifiers {
    // Above these three bits are Super, Hyper, Meta and the locks, which mean nothing to us.
    Key.Modifiers(rawValue: UInt8(max(0, (parameter ?? 1) - 1) & 7))
  }

  private var key: Key? {
    guard let modifiers else { return nil }
    switch final {
    case 0x7e: return tildeKey(modifiers)
    // What rxvt sends: `$` with Shift, `^` with Ctrl, `@` with both; small letters for arrows with Shift.
    case 0x24: return Self.editingKey(parameter(0) ?? 0).map { Key($0, .shift) }
    case 0x5e: return Self.editingKey(parameter(0) ?? 0).map { Key($0, .control) }
    case 0x40: return Self.editingKey(parameter(0) ?? 0).map { Key($0, [.control, .shift]) }
    case 0x61...0x64: return Self.letterKey(final - 0x20).map { Key($0, .shift) }
    case 0x75: return parameter(0).flatMap { Self.typed($0, shifted: parameter(0, 1), modifiers) }
    case 0x5a: return Key(.tab, modifiers.union(.shift))
    case 0x52: return (parameter(0) ?? 1) == 1 ? Key(.function(3), modifiers) : nil
    default: return Self.letterKey(final).map { Key($0, modifiers) }
    }
  }

  private func tildeKey(_ modifiers: Key.Modifiers) -> Key? {
    guard let number = parameter(0) else { return nil }
    if number == 27 {
      guard let code = parameter(2) else { return nil }
      return Self.typed(code, shifted: nil, modifiers)
    }
    return Self.editingKey(number).map { Key($0, modifiers) }
  }

  /// The key of an `ESC O` sequence: arrows and F1 to F4 in application mode, and the keypad.
  var shiftedKey: Key? {
    // The modifier is the last parameter: `ESC O 5 A` and `ESC O 1 ; 5 A` are both about.
    let modifiers = Self.modifiers(parameters.last?.first ?? nil)
    switch final {
    case 0x4d: return Key(.enter, modifiers)
    case 0x49: return Key(.tab, modifiers)
    case 0x61...0x64: return Self.letterKey(final - 0x20).map { Key($0, .control) }
    // The keypad: * + , - . / and the digits, which stand 0x40 below; = alone stands elsewhere.
    case 0x6a...0x79: return Key(.character(Character(Unicode.Scalar(final - 0x40))), modifiers)
    case 0x58: return Key(.character("="), modifiers)
    default: return Self.letterKey(final).map { Key($0, modifiers) }
    }
  }

  private static func letterKey(_ letter: UInt8) -> Key.Code? {
    switch letter {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    case 0x50...0x53: .function(Int(letter - 0x4f))
    default: nil
    }
  }

  private static func editingKey(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// A key that a terminal names by its character, as it does where the plain byte would be ambiguous.
  private static func typed(_ code: Int, shifted: Int?, _ modifiers: Key.Modifiers) -> Key? {
    switch code {
    case 9: return Key(.tab, modifiers)
    case 13, 57414: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    case 8, 127: return Key(.backspace, modifiers)
    case 57399...57408: return Key(.character(Character(Unicode.Scalar(UInt8(code - 57399 + 0x30)))), modifiers)
    case 57417...57426:
      let keypad: [Key.Code] = [.left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete]
      return Key(keypad[code - 57417], modifiers)
    default: return isTyped(code) ? character(code, shifted: shifted, modifiers) : nil
    }
  }

  /// Whether a number is that of a character that can be typed. The private area names keys that we have no use for, such as
  /// the volume.
  private static func isTyped(_ code: Int) -> Bool {
    switch code {
    case ..<32, 0x7f..<0xa0, 0xe000..<0xf900: false
    default: true
    }
  }

  private static func character(_ code: Int, shifted: Int?, _ modifiers: Key.Modifiers) -> Key? {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
    var modifiers = modifiers
    if modifiers.contains(.control) {
      let lower = scalar.properties.lowercaseMapping
      return Key(.character(lower.count == 1 ? Character(lower) : Character(scalar)), modifiers)
    }
    guard modifiers.remove(.shift) != nil else { return Key(.character(Character(scalar)), modifiers) }
    if let shifted, isTyped(shifted), let other = UInt32(exactly: shifted).flatMap(Unicode.Scalar.init) {
      return Key(.character(Character(other)), modifiers)
    }
    let upper = scalar.properties.uppercaseMapping
    return Key(.character(upper.count == 1 ? Character(upper) : Character(scalar)), modifiers)
  }

  // MARK: Mouse

  /// A report in the form `CSI < button ; column ; row M`, or `m` for a button that went up.
  private var mouse: MouseEvent? {
    guard let bits = parameter(0), let column = parameter(1), let row = parameter(2), column > 0, row > 0 else {
      return nil
    }
    // Buttons 8 to 11 are set by 128; we have no use for them.
    guard bits < 128, let kind = mouseKind(bits) else { return nil }
    var modifiers: Key.Modifiers = []
    if bits & 4 != 0 { modifiers.insert(.shift) }
    if bits & 8 != 0 { modifiers.insert(.alt) }
    if bits & 16 != 0 { modifiers.insert(.control) }
    return MouseEvent(kind, at: Point(x: column - 1, y: row - 1), modifiers: modifiers)
  }

  private func mouseKind(_ bits: Int) -> MouseEvent.Kind? {
    if bits & 64 != 0 {
      let wheel: [MouseEvent.Kind] = [.wheelUp, .wheelDown, .wheelLeft, .wheelRight]
      return final == 0x4d && bits & 32 == 0 ? wheel[bits & 3] : nil
    }
    let buttons: [MouseEvent.Button] = [.left, .middle, .right]
    // Button 3 is none: the mouse moves with no button down.
    guard bits & 3 < 3 else { return nil }
    let button = buttons[bits & 3]
    if final == 0x6d { return .release(button) }
    return bits & 32 != 0 ? .drag(button) : .press(button)
  }
}
