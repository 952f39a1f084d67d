/// How far a colour must stand out from what it stands on.
enum Contrast {
  /// For text, as WCAG 2 asks for.
  static let text = 4.5
  /// For lines and other drawing.
  static let lines = 3.0
}

extension Role {
  /// Whether its cells are lines and no text.
  var isDrawing: Bool {
    switch self {
    case .line, .border, .popupBorder, .scrollThumb: true
    default: false
    }
  }

  /// How far it must stand out.
  var leastContrast: Double { isDrawing ? Contrast.lines : Contrast.text }
}

extension Colour {
  /// The colour itself if it stands out far enough from a ground, else the same hue, lighter or darker, that does: on its
  /// own side of the ground if there is one there.
  ///
  /// The terminal's own colours, of which nobody knows what they look like, stay as they are.
  func standing(out least: Double, from ground: Colour) -> Colour {
    guard case .rgb = self, let components, let contrast = contrast(with: ground), contrast < least,
      let light = luminance, let behind = ground.luminance
    else { return self }
    let hue = LightnessRange(components)
    let isLighter = light == behind ? behind < 0.18 : light > behind
    return hue.first(isLighter: isLighter) { ($0.contrast(with: ground) ?? least) >= least }
      ?? hue.first(isLighter: !isLighter) { ($0.contrast(with: ground) ?? least) >= least } ?? self
  }
}

/// A colour in all lightnesses, from black to white, by the hue and saturation of HSL.
private struct LightnessRange {
  /// The lightness of the colour itself, of 0 to 510.
  private let own: Int
  /// Saturation, of 0 to 1.
  private let saturation: Double
  /// Where each channel lies between the weakest (0) and the strongest (1).
  private let shares: [Double]

  init(_ colour: (red: Int, green: Int, blue: Int)) {
    let channels = [colour.red, colour.green, colour.blue]
    let (least, most) = (channels.min() ?? 0, channels.max() ?? 0)
    own = least + most
    let spread = most - least
    let room = min(own, 510 - own)
    saturation = spread == 0 || room == 0 ? 0 : Double(spread) / Double(room)
    shares = channels.map { spread == 0 ? 0.5 : Double($0 - least) / Double(spread) }
  }

  /// The nearest lightness in one direction whose colour is good enough. The farther, the better: halving finds it.
  func first(isLighter: Bool, where isEnough: (Colour) -> Bool) -> Colour? {
    var tooNear = own
    var enough = isLighter ? 510 : 0
    guard isEnough(colour(lightness: enough)) else { return nil }
    while abs(enough - tooNear) > 1 {
      let middle = (enough + tooNear) / 2
      if isEnough(colour(lightness: middle)) { enough = middle } else { tooNear = middle }
    }
    return colour(lightness: enough)
  }

  private func colour(lightness: Int) -> Colour {
    let reach = saturation * Double(min(lightness, 510 - lightness))
    let channels = shares.map { share in
      UInt8(max(0, min(255, (Double(lightness) / 2 + reach * (share - 0.5)).rounded())))
    }
    return .rgb(channels[0], channels[1], channels[2])
  }
}
