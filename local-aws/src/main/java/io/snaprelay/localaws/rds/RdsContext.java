package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.time.Timeline;

/** What every operation works with. */
record RdsContext(
    World world,
    Timeline timeline,
    Transitions transitions,
    EventLog events,
    Engines engines,
    Endpoints endpoints,
    KmsKeys keys,
    MasterSecrets secrets,
    Durations durations,
    Quotas quotas) {}
