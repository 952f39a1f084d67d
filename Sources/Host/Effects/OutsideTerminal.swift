import Screen

/// The terminal as far as effects need it, so that they can be tested without one.
package protocol OutsideTerminal: AnyObject {
  /// Its size in cells.
  var size: Size { get }
  /// What it can show.
  var capabilities: Capabilities { get }
  /// Gives the terminal back until the program is continued.
  func suspend()
  /// Draws the whole screen again.
  func repaint()
  /// Asks whether its ground is light; the answer is an event.
  func askBackground()
  /// Puts a text on the system's clipboard, as far as it lets one.
  func copy(_ text: String)
  /// Takes other colours.
  func setScheme(_ scheme: Scheme)
  /// Gives the terminal to another program for the time of a call.
  func runOutside<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result
}
