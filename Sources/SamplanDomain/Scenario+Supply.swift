import SamplanBase

extension Scenario {
  /// Deliveries that do not come (avbrutna leveranser).
  package struct DeliveryCut: Sendable, Hashable, Codable {
    /// Nil: every class of supplies.
    package var supply: SupplyClass?
    package var site: Site
    /// Share of the ordinary deliveries that does not come, 0…1.
    package var share: ExactDecimal
    package var span: Span
    package var source: String

    package init(
      supply: SupplyClass?, site: Site, share: ExactDecimal, span: Span, source: String
    ) {
      self.supply = supply
      self.site = site
      self.share = share
      self.span = span
      self.source = source
    }
  }

  /// Power or water that is gone (avbrott i el eller vatten): the site runs on its reserve as long
  /// as that lasts, and then without.
  package struct Outage: Sendable, Hashable, Codable {
    /// What the site has from the first day.
    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
      /// Reservdrift; goes over to `none` when the reserve has run out.
      case reserve
      /// Utan.
      case none

      /// The state in words.
      package var label: Text {
        switch self {
        case .reserve: Text(sv: "reservdrift", en: "on reserve")
        case .none: Text(sv: "utan", en: "without")
        }
      }
    }

    package var utility: Utility
    package var state: State
    package var site: Site
    package var span: Span
    /// Hours that the reserve lasts; nil: as the region has reported in its band.
    package var enduranceHours: Int?
    package var source: String

    /// Hours of endurance at most: the longest scenario.
    package static let enduranceHoursMax = Scenario.daysMax * 24

    package init(
      utility: Utility, state: State, site: Site, span: Span, enduranceHours: Int? = nil,
      source: String
    ) {
      self.utility = utility
      self.state = state
      self.site = site
      self.span = span
      self.enduranceHours = enduranceHours
      self.source = source
    }
  }

  /// The rows of deliveries that do not come.
  package var deliveries: [DeliveryCut] {
    get { deliveryRows ?? [] }
    set { deliveryRows = newValue.isEmpty ? nil : newValue }
  }

  /// The rows of power and water that are gone.
  package var outages: [Outage] {
    get { outageRows ?? [] }
    set { outageRows = newValue.isEmpty ? nil : newValue }
  }
}
