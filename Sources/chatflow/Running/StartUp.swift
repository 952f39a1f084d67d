import Builder
import ChatflowFiles
import ChatflowModel
import Glibc
import Host
import OrderedCollections
import Screen
import Terminal
import Words

/// From the command line to the first frame.
enum StartUp {
  /// What the command line asks of the builder.
  struct Wishes {
    /// The file's name, if one is given.
    var file: String?
    /// Whether a file that does not exist is to be begun.
    var isNew: Bool
    /// The colours: a name, or a file.
    var theme: String?
    /// The glyphs to use instead of those that the terminal seems to have.
    var glyphs: GlyphTier?
    /// Whether the mouse is left to the terminal.
    var noMouse = false
    /// Whether to work line by line, without a screen.
    var isPlain = false
  }

  /// Opens the builder or the list of chatflows, and returns when it has ended.
  static func run(_ wishes: Wishes) throws(Failure) -> ExitStatus {
    let place = try NamedPlace(wishes.file, isNew: wishes.isNew)
    let mayBeNew = wishes.isNew || Streams.areSeen
    let opening = try place.file.map { file throws(Failure) in try Opening(file, mayBeNew: mayBeNew) }
    var user = UserConfiguration.asWritten
    user.take(theme: wishes.theme, glyphs: wishes.glyphs, noMouse: wishes.noMouse)
    let colours = try user.colours()
    let listed = ListedFolder(place.folder)
    let action = opening?.action(at: place.spot)
    if wishes.isPlain { return try runPlain(opening, at: action, listed, user, colours) }

    let device = try terminal(user, colours)
    device.askBackground()
    // Mistakes in the configuration are told once, wherever the program begins.
    let notices: [String] = TerminalMessages.notices(of: device) + user.notices.reversed()
    var outside = Outside(terminal: device, listed: listed, user: user, colours: colours)
    var application = Application(
      list: ChatflowListState(
        folder: listed.name, words: .ours, size: device.size, tier: device.capabilities.glyphs,
        keys: user.rebound.keys, filters: listed.filters, now: Machine.now()))
    if let opening {
      outside.add(opening.document, of: opening.name)
      application.show(opening.name, opening.state(on: device, user: user, telling: notices), at: action)
    } else {
      for notice in notices { application.tell(.warning, notice) }
    }
    var session = ScreenSession(application: application, on: device, outside: outside)
    return session.run()
  }

  /// Works line by line on one chatflow, or on the list of a folder and the chatflows that are opened from it.
  private static func runPlain(
    _ opening: consuming Opening?, at action: ActionID?, _ listed: ListedFolder, _ user: UserConfiguration,
    _ colours: Colours
  ) throws(Failure) -> ExitStatus {
    if let opening {
      return try PlainSession.run(opening, at: action, listed, user, colours, telling: user.notices.reversed())
    }
    var session = PlainListSession(listed, user, colours)
    return try session.run()
  }

  private static func terminal(_ user: UserConfiguration, _ colours: Colours) throws(Failure) -> TerminalDevice {
    var settings = TerminalDevice.Settings()
    settings.glyphs = user.glyphs
    settings.mouse = user.settings.flag(.mouse)
    do throws(TerminalError) {
      return try TerminalDevice(scheme: colours.scheme, settings: settings)
    } catch {
      throw TerminalMessages.failure(error)
    }
  }
}
