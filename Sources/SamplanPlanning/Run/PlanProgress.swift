import SamplanBase

/// How far a run has come.
package struct PlanProgress: Sendable, Hashable, Codable {
  /// The steps of a run, in order.
  package enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
    /// Reading figures and scenario into an instance.
    case building
    /// Simulating the load without help.
    case simulating
    /// The same without the scenario.
    case ordinary
    /// The programme without measures.
    case alone
    /// The joint plan.
    case joint
    case done

    /// What a page says while the step goes on.
    package var label: Text {
      switch self {
      case .building:
        Text(sv: "Läser in kapacitet och scenario", en: "Reading capacity and scenario")
      case .simulating:
        Text(sv: "Simulerar belastningen utan hjälp", en: "Simulating the load without help")
      case .ordinary:
        Text(sv: "Simulerar en vanlig månad", en: "Simulating an ordinary month")
      case .alone:
        Text(sv: "Beräknar bristen utan åtgärder", en: "Computing the shortage without measures")
      case .joint: Text(sv: "Beräknar den gemensamma planen", en: "Computing the joint plan")
      case .done: Text(sv: "Klar", en: "Done")
      }
    }
  }

  package var phase: Phase
  /// Part of the whole run that is done, 0…1, never falling.
  package var fraction: Double

  package init(phase: Phase, fraction: Double) {
    self.phase = phase
    self.fraction = fraction
  }
}

/// How long the parts of a run took. Kept apart from the result, which is the same every time.
package struct PlanTimings: Sendable, Hashable, Codable {
  /// One step of the run.
  package struct Step: Sendable, Hashable, Codable {
    package var phase: PlanProgress.Phase
    /// Wall-clock seconds.
    package var seconds: Double

    package init(phase: PlanProgress.Phase, seconds: Double) {
      self.phase = phase
      self.seconds = seconds
    }
  }

  package var steps: [Step] = []
  /// Simulated patients a second of processor time.
  package var patientsPerSecond = 0.0
  /// Columns of the joint programme's matrix.
  package var columns = 0
  /// Its coefficients that are not zero.
  package var nonzeros = 0

  /// A run in which nothing has been done yet.
  package init() {}

  /// Wall-clock seconds in all.
  package var seconds: Double { steps.reduce(0) { $0 + $1.seconds } }
}
