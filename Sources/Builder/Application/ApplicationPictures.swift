import Screen

/// Draws the screen that is shown, each frame over the last one of the same chatflow.
public struct ApplicationPictures: Sendable {
  private var pictures = BuilderPictures()
  /// The file of the chatflow that the last frame showed.
  private var file: String?

  /// No picture yet.
  public init() {}

  /// The picture of the application.
  public mutating func frame(of application: Application) -> Frame {
    guard let shown = application.shown else {
      file = nil
      return ChatflowListView.draw(application.list)
    }
    // Another chatflow may look the same to everything that is compared, and be another one.
    if file != application.open[shown].file {
      pictures = BuilderPictures()
      file = application.open[shown].file
    }
    return pictures.frame(of: application.open[shown].state)
  }
}
