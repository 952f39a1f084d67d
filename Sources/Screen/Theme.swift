/// How many colours a terminal shows.
public enum ColourDepth: Sendable, CaseIterable {
  /// Red, green and blue, 8 bits each.
  case trueColour
  /// The palette of 256.
  case indexed256
  /// The sixteen ANSI colours.
  case ansi16
  /// The eight ANSI colours; the bright ones by bold.
  case ansi8
  /// Attributes only.
  case monochrome
}

/// How a cell looks in the end: colours that the terminal has, and attributes.
public struct Look: Hashable, Sendable {
  /// The colour of the text.
  public var foreground: Colour
  /// The colour behind it.
  public var background: Colour
  /// All attributes: the role's and the author's.
  public var attributes: Attributes
}

/// A colour scheme resolved for a colour depth: the look of each style.
public struct Theme: Sendable {
  /// The scheme that it was made from.
  public let scheme: Scheme
  /// The colours that it is made for.
  public let depth: ColourDepth
  /// The scheme's colours as the depth can show them.
  private let palette: [Colour]

  /// Where colours cannot be moved, text on something of the scheme takes the surface's own text colour below this.
  private static let leastContrast = 3.0

  /// A theme for a colour depth.
  public init(_ scheme: Scheme, depth: ColourDepth) {
    self.scheme = scheme
    self.depth = depth
    palette = scheme.colours.map { Theme.reduce($0, to: depth) }
  }

  private static func reduce(_ colour: Colour, to depth: ColourDepth) -> Colour {
    guard case .rgb = colour, let components = colour.components else { return colour }
    switch depth {
    case .trueColour: return colour
    case .indexed256: return .indexed(UInt8(Palette.nearest(to: components, among: 16..<256)))
    case .ansi16: return .indexed(UInt8(Palette.nearestBasic(to: components, among: 16)))
    case .ansi8: return .indexed(UInt8(Palette.nearestBasic(to: components, among: 8)))
    case .monochrome: return .standard
    }
  }

  /// The look of a style. Whatever a theme or a terminal cannot tell apart by colour is told apart by attributes.
  public func look(_ style: Style) -> Look {
    guard style.attributes.contains(.ruled) else { return plainLook(style) }
    var look = plainLook(Style(style.role, style.attributes.subtracting(.ruled), on: style.surface))
    let hasGround = look.background != palette[0] || look.attributes.contains(.reverse)
    // What is underlined itself shows on the line by being plain.
    if !hasGround { look.attributes.formSymmetricDifference(.underline) }
    return look
  }

  private func plainLook(_ style: Style) -> Look {
    let paint = style.role.paint
    let surface = style.surface == style.role ? nil : style.surface?.paint
    var look = depth == .monochrome ? plain(paint, on: surface) : coloured(style.role, paint, on: surface)
    let fills = [paint, surface].contains { $0.map { $0.yields && look.attributes.isSuperset(of: $0.mono) } ?? false }
    if fills {
      look.attributes.formSymmetricDifference(style.attributes)
    } else {
      look.attributes.formUnion(style.attributes)
    }
    if depth == .ansi8 { Theme.dimToEight(&look) }
    return look
  }

  private func plain(_ paint: Paint, on surface: Paint?) -> Look {
    var attributes = paint.mono
    if let surface, surface.mono.contains(.reverse) {
      // Something that is itself reversed shows on a reversed surface by being plain.
      attributes.formSymmetricDifference(.reverse)
      attributes.remove(.dim)
    }
    return Look(foreground: .standard, background: .standard, attributes: attributes)
  }

  /// Whether the depth has colours enough for moving one until it can be read.
  private var isMoved: Bool { depth == .trueColour || depth == .indexed256 }

  /// A colour of the scheme as it can be read on a ground.
  private func readable(_ index: Int, on ground: Colour, _ least: Double) -> Colour {
    let shown = palette[index]
    guard isMoved, let contrast = shown.contrast(with: ground), contrast < least else { return shown }
    let moved = scheme.colours[index].standing(out: least, from: ground)
    guard depth == .indexed256, case .rgb = moved, let components = moved.components else { return moved }
    guard let light = ground.luminance else { return shown }
    let tooNear = Set(
      (16..<256).filter { index in
        let other = Palette.luminances[index - 16]
        return max(light, other) + 0.05 < least * (min(light, other) + 0.05)
      })
    return .indexed(UInt8(Palette.nearest(to: components, among: 16..<256, except: tooNear)))
  }

  private func coloured(_ role: Role, _ paint: Paint, on surface: Paint?) -> Look {
    let foreground = paint.foreground ?? surface?.foreground ?? 5
    let background = paint.background ?? surface?.background ?? 0
    var look = Look(
      foreground: palette[foreground], background: palette[background], attributes: paint.attributes)
    let least = role.leastContrast
    if isMoved, case .rgb = scheme.colours[foreground] {
      look.foreground = readable(foreground, on: look.background, least)
    } else if paint.background == nil, let own = surface?.foreground, let surface,
      let contrast = look.foreground.contrast(with: look.background), contrast < Theme.leastContrast
    {
      look.foreground = palette[own]
      look.attributes.formUnion(surface.attributes)
    }
    if look.foreground == look.background, look.background != .standard {
      let isDark = (look.background.luminance ?? 0) < 0.18
      look.foreground = look.background != palette[5] ? palette[5] : isDark ? .indexed(7) : .indexed(0)
    }
    if foreground == 0, look.foreground == .standard {
      // The terminal's own background cannot be a text colour, but reversing makes it one.
      look = Look(foreground: look.background, background: .standard, attributes: look.attributes.union(.reverse))
    }
    addLostMeaning(to: &look, paint: paint, surface: surface)
    // What a terminal makes of a dim colour nobody can compute.
    if isMoved, look.foreground.contrast(with: look.background) != nil { look.attributes.remove(.dim) }
    return look
  }

  /// Adds the attributes that stand for the colours, where the colours came out the same as those of plain text.
  private func addLostMeaning(to look: inout Look, paint: Paint, surface: Paint?) {
    let ground = palette[surface?.background ?? 0]
    let text = readable(surface?.foreground ?? 5, on: look.background, Contrast.text)
    if let surface, paint.background == nil, surface.background ?? 0 != 0, ground == palette[0],
      surface.mono.contains(.reverse)
    {
      // One colour for the whole row: reversed, the colours of its parts would be patches behind them.
      look.attributes.insert(.reverse)
      look.foreground = text
    }
    guard !look.attributes.contains(.reverse) else { return }
    if paint.background ?? 0 != 0, look.background == palette[0] {
      look.attributes.formUnion(paint.mono)
    } else if paint.foreground ?? 5 != 5, look.foreground == text {
      // A background of its own already says what reversing would.
      look.attributes.formUnion(look.background == ground ? paint.mono : paint.mono.subtracting(.reverse))
    }
  }

  /// Colours 8 to 15 on a terminal with eight: bright text by bold. Bright black would be black, so it is dim white.
  private static func dimToEight(_ look: inout Look) {
    if case .indexed(let index) = look.foreground, index >= 8 {
      look.foreground = .indexed(index == 8 ? 7 : index - 8)
      look.attributes.insert(index == 8 ? .dim : .bold)
    }
    if case .indexed(let index) = look.background, index >= 8 { look.background = .indexed(index - 8) }
    if look.foreground == look.background, case .indexed(let index) = look.background {
      look.foreground = .indexed(index == 0 ? 7 : 0)
    }
  }
}
