import ChatflowModel
import Words

/// What is true outside of a conversation that is tried out, as far as it is worth telling.
extension Rehearsal {
  /// The rules of the chat channel's time zone; UTC where none is set or known.
  private var zoneOfChannel: any TimeZoneRules { channelZone ?? FixedTimeZone.utc }

  private var channelZone: (any TimeZoneRules)? {
    conversation.flow.workspace.officeHours.flatMap { world.zone($0.timeZone) }
  }

  /// The name of the time zone that the clock of the chat channel goes by.
  public var clockZone: String {
    channelZone == nil ? "UTC" : conversation.flow.workspace.officeHours?.timeZone ?? "UTC"
  }

  /// What a clock shows at the place of the chat channel.
  public var clock: LocalTime {
    func clock(_ zone: some TimeZoneRules) -> LocalTime { LocalTime(now, zone: zone) }
    return clock(zoneOfChannel)
  }

  /// What the office hours say.
  public var hours: HandoverOutlook.Hours {
    HandoverOutlook.Hours(conversation.flow.workspace.officeHours, at: now) { channelZone }
  }

  /// Whether any team member can take a conversation.
  public var isAnybodyAvailable: Bool { conversation.flow.isAnybodyAvailable(in: world) }
}

extension PreparedFlow {
  fileprivate func isAnybodyAvailable(in world: World) -> Bool { Turn(self, world).isAvailable(.anyTeamMember) }
}
