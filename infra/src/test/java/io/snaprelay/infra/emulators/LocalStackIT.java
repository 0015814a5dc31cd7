package io.snaprelay.infra.emulators;

/** On LocalStack. */
class LocalStackIT extends EmulatorContract {
  @Override
  Emulator start() {
    return LocalStack.start();
  }
}
