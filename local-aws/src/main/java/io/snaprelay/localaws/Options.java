package io.snaprelay.localaws;

import io.snaprelay.localaws.control.Faults;
import io.snaprelay.localaws.rds.Durations;
import io.snaprelay.localaws.rds.Quotas;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.sts.Trust;
import java.time.Instant;
import java.util.Optional;

/** How a local AWS is to be. */
record Options(
    int port,
    double timeScale,
    Optional<Instant> manualClock,
    String account,
    boolean lazyServers,
    Places places,
    Durations durations,
    Quotas quotas,
    Trust trust,
    Faults faults) {}
