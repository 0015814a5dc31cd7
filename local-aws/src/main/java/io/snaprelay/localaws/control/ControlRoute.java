package io.snaprelay.localaws.control;

import java.io.IOException;

/** Something that a service does on demand and that is no operation of AWS's. */
@FunctionalInterface
public interface ControlRoute {

  /**
   * @param body JSON
   * @return JSON
   * @throws IllegalArgumentException for a body that cannot be used
   * @throws IOException when it fails
   */
  String post(String body) throws IOException;
}
