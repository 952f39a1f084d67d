import Randomness
import Testing

@testable import Screen

/// Whatever a scheme says, text can be read: at least 4.5:1, lines 3:1, in true colour and in 256 colours.
@Suite struct ContrastTests {
  /// The roles that have a ground of their own, on which others can stand.
  private static let surfaces: [Role?] =
    [nil] + Role.allCases.filter { ($0.paint.background ?? 0) != 0 }.map { $0 }

  /// Every role on the ground, and on every other role that has one.
  static func expectReadable(_ scheme: Scheme, _ comment: String) {
    #expect(surfaces.count > 5)
    for depth in [ColourDepth.trueColour, .indexed256] {
      let theme = Theme(scheme, depth: depth)
      for role in Role.allCases {
        let isLine = [.line, .border, .popupBorder, .scrollThumb].contains(role)
        for surface in surfaces {
          let look = theme.look(Style(role, on: surface))
          let contrast = look.foreground.contrast(with: look.background) ?? 0
          if contrast < (isLine ? 3 : 4.5) || look.attributes.contains(.dim) {
            Issue.record("\(comment): \(role) on \(surface ?? .text) in \(depth): \(contrast), \(look)")
            return
          }
        }
      }
    }
  }

  private static func grey(_ level: UInt8) -> Colour { .rgb(level, level, level) }

  /// Schemes that nobody would draw, and some that somebody might.
  static let difficult: [(name: String, colours: [Colour])] = [
    ("one grey", Array(repeating: grey(0x76), count: 16)),
    ("white on white", Array(repeating: grey(255), count: 16)),
    ("black on black", Array(repeating: grey(0), count: 16)),
    ("yellow on white", Array(repeating: grey(255), count: 8) + Array(repeating: .rgb(255, 255, 0), count: 8)),
    ("blue on black", Array(repeating: grey(0), count: 8) + Array(repeating: .rgb(0, 0, 255), count: 8)),
    // The middle of the scale, where neither black nor white is far.
    ("middle ground", (0..<16).map { grey(UInt8(0x70 + $0)) }),
    ("red ground", [.rgb(200, 0, 0)] + (1..<16).map { .rgb(UInt8(200 - $0 * 8), UInt8($0 * 12), 40) }),
    // Soft colours, as many dark schemes have them.
    (
      "soft dark",
      [
        .rgb(0x28, 0x2c, 0x34), .rgb(0x3a, 0x40, 0x4a), .rgb(0x4a, 0x52, 0x60), .rgb(0x55, 0x5c, 0x68),
        .rgb(0x60, 0x68, 0x76), .rgb(0xa0, 0xa8, 0xb4), .rgb(0xb0, 0xb6, 0xc0), .rgb(0xc0, 0xc6, 0xd0),
        .rgb(0xc0, 0x60, 0x68), .rgb(0xb0, 0x80, 0x58), .rgb(0xb8, 0xa0, 0x60), .rgb(0x80, 0xa0, 0x68),
        .rgb(0x50, 0x90, 0x98), .rgb(0x58, 0x88, 0xc0), .rgb(0xa0, 0x68, 0xb8), .rgb(0x90, 0x58, 0x48),
      ]
    ),
    (
      "soft light",
      [
        .rgb(0xfa, 0xf4, 0xe4), .rgb(0xee, 0xe6, 0xd2), .rgb(0xd8, 0xd0, 0xbc), .rgb(0xb8, 0xb2, 0xa4),
        .rgb(0x9c, 0x98, 0x8e), .rgb(0x78, 0x76, 0x70), .rgb(0x64, 0x62, 0x5e), .rgb(0x50, 0x4e, 0x4c),
        .rgb(0xe0, 0x60, 0x50), .rgb(0xe0, 0x90, 0x40), .rgb(0xd8, 0xb0, 0x30), .rgb(0x90, 0xb0, 0x40),
        .rgb(0x40, 0xb0, 0xa0), .rgb(0x40, 0x98, 0xd0), .rgb(0xb0, 0x78, 0xc8), .rgb(0xa8, 0x80, 0x60),
      ]
    ),
  ]

  @Test(arguments: difficult.indices) func difficultSchemesCanBeRead(index: Int) {
    let (name, colours) = Self.difficult[index]
    Self.expectReadable(Scheme(name: name, colours: colours), name)
  }

  @Test(arguments: 0..<25) func randomSchemesCanBeRead(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let colours = (0..<16).map { _ in
      Colour.rgb(
        UInt8.random(in: 0...255, using: &random), UInt8.random(in: 0...255, using: &random),
        UInt8.random(in: 0...255, using: &random))
    }
    Self.expectReadable(Scheme(name: "random", colours: colours), "seed \(seed)")
  }

  @Test(arguments: 0..<200) func aColourIsMovedNoFartherThanItMust(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func colour() -> Colour {
      .rgb(
        UInt8.random(in: 0...255, using: &random), UInt8.random(in: 0...255, using: &random),
        UInt8.random(in: 0...255, using: &random))
    }
    let (text, ground) = (colour(), colour())
    let moved = text.standing(out: 4.5, from: ground)
    let before = try #require(text.contrast(with: ground))
    let after = try #require(moved.contrast(with: ground))
    if before >= 4.5 { #expect(moved == text) }
    #expect(after >= 4.5, "seed \(seed)")
    // One step of lightness is a small step of contrast: what was moved stands just beyond the line.
    if before < 4.5 { #expect(after < 5, "seed \(seed): \(text) on \(ground) became \(moved)") }
    #expect(moved.standing(out: 4.5, from: ground) == moved)
  }

  @Test func theHueStays() throws {
    let moved = Colour.rgb(0, 0, 120).standing(out: 4.5, from: .rgb(0, 0, 0))
    let (red, green, blue) = try #require(moved.components)
    #expect(blue == 255 && red == green && red > 0)
  }

  @Test func theTerminalsOwnColoursStay() {
    #expect(Colour.indexed(4).standing(out: 4.5, from: .rgb(0, 0, 0)) == .indexed(4))
    #expect(Colour.rgb(9, 9, 9).standing(out: 4.5, from: .standard) == .rgb(9, 9, 9))
  }
}
