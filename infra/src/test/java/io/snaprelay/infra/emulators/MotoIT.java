package io.snaprelay.infra.emulators;

/** On moto. */
class MotoIT extends EmulatorContract {
  @Override
  Emulator start() {
    return MotoServer.start();
  }
}
