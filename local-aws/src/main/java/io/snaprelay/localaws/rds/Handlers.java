package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkPojo;

/** Registers handlers so that one call at a time sees and changes the world. */
record Handlers(Dispatcher dispatcher, Transitions transitions) {

  <I extends SdkPojo> void on(
      Class<I> request, Set<String> honoured, BiFunction<I, Place, ? extends SdkPojo> handler) {
    BiFunction<I, Call, SdkPojo> alone =
        (input, call) -> transitions.alone(() -> handler.apply(input, Place.of(call)));
    dispatcher.on(request, honoured, alone);
  }

  /**
   * The same for a call that shares most of its members with another one.
   *
   * @param shared what both honour
   * @param own what this call honours besides
   */
  <I extends SdkPojo> void on(
      Class<I> request,
      Set<String> shared,
      Set<String> own,
      BiFunction<I, Place, ? extends SdkPojo> handler) {
    Set<String> honoured = new HashSet<>(shared);
    honoured.addAll(own);
    on(request, honoured, handler);
  }
}
