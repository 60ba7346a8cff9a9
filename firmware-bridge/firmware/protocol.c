#include "protocol.h"
#include "clock.h"
#include "rig.h"
#include "serial.h"

enum { /* Firmata protocol 2.6, protocol.md */
  REPORT_ANALOG = 0xC0, ANALOG = 0xE0, SYSEX = 0xF0, PIN_MODE = 0xF4, SET_PIN = 0xF5, END = 0xF7, VERSION = 0xF9, RESET = 0xFF,
  ANALOG_MAPPING = 0x69, CAPABILITIES = 0x6B, PIN_STATE = 0x6D, EXTENDED_ANALOG = 0x6F, SERVO_CONFIG = 0x70, FIRMWARE = 0x79, SAMPLING = 0x7A,
  MODE_OUTPUT = 1, MODE_ANALOG = 2, MODE_PWM = 3, MODE_SERVO = 4, MODE_IGNORE = 0x7F,
};
enum { /* ours, in the range that Firmata leaves to the user */
  PING = 0x01, TRIGGER, EDGE, LINK, SENSORS, SAFE, SET,
};

#define HOST_SILENT_TICKS (1500 * TICKS_PER_MS)
#define EDGE_BYTES 10

static uint8_t sysex[24], length, command, arguments[2], needed, got;
static enum { IDLE, IN_SYSEX, TOO_LONG } state;
static uint8_t modes[PIN_COUNT], reporting;
static uint16_t sampling_ms = 19, refused;
static uint32_t last_heard, last_sampled;
static uint8_t silent;

/* CRC-7, x^7 + x^3 + 1, of 7-bit bytes: the SD card's polynomial fits Firmata's data bytes. */
static uint8_t crc;
static void crc_add(uint8_t byte) {
  for (uint8_t bit = 0x40; bit; bit >>= 1) {
    uint8_t out = ((crc & 0x40) != 0) ^ ((byte & bit) != 0);
    crc = (crc << 1) & 0x7F;
    if (out) crc ^= 0x09;
  }
}

static void say(uint8_t byte) { crc_add(byte); serial_put(byte); }
static void begin(uint8_t id) { serial_put(SYSEX); crc = 0; say(id); }
static void finish(void) { serial_put(crc); serial_put(END); }
static void say14(uint16_t value) { say(value & 0x7F); say((value >> 7) & 0x7F); }
static void say_time(uint32_t ticks) { for (uint8_t i = 0; i < 5; i++, ticks >>= 7) say(ticks & 0x7F); }
static uint16_t word(uint8_t at) { return sysex[at] | (uint16_t)sysex[at + 1] << 7; }

static void tell_safe(enum safe_reason why) { begin(SAFE); say(why); say_time(clock_now()); finish(); }

static void make_safe(enum safe_reason why) { rig_make_safe(); tell_safe(why); }

static uint8_t mode_of(uint8_t pin) {
  switch (pin) {
    case PIN_ILLUMINATOR: return MODE_PWM;
    case PIN_SHUTTER: return MODE_OUTPUT;
    case PIN_PAN: case PIN_TILT: return MODE_SERVO;
    case PIN_TEMPERATURE: case PIN_LIGHT: return MODE_ANALOG;
    default: return MODE_IGNORE;
  }
}

static uint8_t resolution_of(uint8_t mode) { return mode == MODE_PWM ? 8 : mode == MODE_SERVO ? 14 : mode == MODE_ANALOG ? 10 : 1; }

static void set_mode(uint8_t pin, uint8_t mode) {
  if (pin >= PIN_COUNT || mode_of(pin) != mode) return;
  modes[pin] = mode;
}

/* A host that speaks our own messages is obeyed by these alone: one spoiled byte of them can look like a plain write, which
   nothing checks. */
static bool takes_plain_writes(void) {
  if (!silent) refused++;
  return silent;
}

/* Firmata's servo values below 544 are degrees, others microseconds. */
static void write_analog(uint8_t pin, uint16_t value) {
  if (pin >= PIN_COUNT || !takes_plain_writes()) return;
  if (modes[pin] == MODE_PWM) rig_illuminate(value > 255 ? 255 : value);
  if (modes[pin] == MODE_SERVO)
    rig_servo(pin, value < PULSE_MIN_US ? PULSE_MIN_US + (uint32_t)(value > 180 ? 180 : value) * (PULSE_MAX_US - PULSE_MIN_US) / 180 : value);
}

static void tell_version(void) { serial_put(VERSION); serial_put(2); serial_put(6); }

static void tell_firmware(void) {
  serial_put(SYSEX); serial_put(FIRMWARE); serial_put(1); serial_put(0);
  for (const char *c = "GantryRig"; *c; c++) { serial_put(*c); serial_put(0); }
  serial_put(END);
}

static void tell_capabilities(void) {
  serial_put(SYSEX); serial_put(CAPABILITIES + 1);
  for (uint8_t pin = 0; pin < PIN_COUNT; pin++) {
    uint8_t mode = mode_of(pin);
    if (mode != MODE_IGNORE) { serial_put(mode); serial_put(resolution_of(mode)); }
    serial_put(0x7F);
  }
  serial_put(END);
}

static void tell_analog_mapping(void) {
  serial_put(SYSEX); serial_put(ANALOG_MAPPING + 1);
  for (uint8_t pin = 0; pin < PIN_COUNT; pin++) serial_put(mode_of(pin) == MODE_ANALOG ? pin - PIN_TEMPERATURE : 0x7F);
  serial_put(END);
}

static void tell_pin(uint8_t pin) {
  uint16_t value = pin == PIN_ILLUMINATOR ? rig_illumination() : pin == PIN_PAN || pin == PIN_TILT ? rig_servo_us(pin) : 0;
  serial_put(SYSEX); serial_put(PIN_STATE + 1); serial_put(pin); serial_put(modes[pin]);
  serial_put(value & 0x7F); serial_put(value >> 7);
  serial_put(END);
}

/* Pan and tilt in microseconds, the illuminator's duty of 255; a pulse of 0 leaves a servo as it is. */
static void set_rig(void) {
  if (word(1)) rig_servo(PIN_PAN, word(1));
  if (word(3)) rig_servo(PIN_TILT, word(3));
  rig_illuminate(word(5) > 255 ? 255 : word(5));
  begin(SET); say14(rig_servo_us(PIN_PAN)); say14(rig_servo_us(PIN_TILT)); say14(rig_illumination()); say_time(clock_now()); finish();
}

static void tell_link(void) {
  struct serial_losses losses = serial_losses();
  begin(LINK);
  say14(losses.overruns); say14(losses.framing); say14(losses.dropped); say14(rig_edges_lost()); say14(refused);
  finish();
}

/* Length with the id and the CRC. A message of ours of another length, or whose CRC is wrong, does nothing. */
static uint8_t length_of(uint8_t id) { return id == PING ? 4 : id == TRIGGER ? 5 : id == SET ? 8 : 2; }

static void own_message(void) {
  crc = 0;
  for (uint8_t i = 0; i + 1 < length; i++) crc_add(sysex[i]);
  if (length != length_of(sysex[0]) || crc != sysex[length - 1]) { refused++; return; }
  last_heard = clock_now();
  silent = 0;
  switch (sysex[0]) {
    case PING: begin(PING); say(sysex[1]); say(sysex[2]); say_time(clock_now()); finish(); break;
    case TRIGGER: if (!rig_trigger(word(1) | (uint32_t)sysex[3] << 14)) refused++; break;
    case LINK: tell_link(); break;
    case SENSORS: begin(SENSORS); say14(rig_analog(0)); say14(rig_analog(1)); say_time(clock_now()); finish(); break;
    case SAFE: make_safe(SAFE_ASKED); break;
    case SET: set_rig(); break;
  }
}

static void sysex_message(void) {
  switch (sysex[0]) {
    case FIRMWARE: tell_firmware(); break;
    case CAPABILITIES: tell_capabilities(); break;
    case ANALOG_MAPPING: tell_analog_mapping(); break;
    case PIN_STATE: if (length == 2 && sysex[1] < PIN_COUNT) tell_pin(sysex[1]); break;
    case EXTENDED_ANALOG: if (length >= 4) write_analog(sysex[1], word(2)); break;
    case SERVO_CONFIG: if (length >= 2) set_mode(sysex[1], MODE_SERVO); break;
    case SAMPLING: if (length == 3 && word(1)) sampling_ms = word(1); break;
    default: if (sysex[0] >= PING && sysex[0] <= SET && sysex[0] != EDGE) own_message();
  }
}

static void short_message(void) {
  uint8_t low = command & 0x0F;
  switch (command < SYSEX ? command & 0xF0 : command) {
    case ANALOG: write_analog(low, arguments[0] | (uint16_t)arguments[1] << 7); break;
    case PIN_MODE: set_mode(arguments[0], arguments[1]); break;
    case SET_PIN: if (arguments[0] == PIN_SHUTTER && takes_plain_writes()) rig_shutter(arguments[1]); break;
    case REPORT_ANALOG:
      if (low > 1) break;
      if (arguments[0]) reporting |= 1 << low;
      else reporting &= ~(1 << low);
      break;
  }
}

static void reset(void) {
  reporting = 0;
  for (uint8_t pin = 0; pin < PIN_COUNT; pin++) modes[pin] = mode_of(pin);
  rig_servo_stop(PIN_PAN);
  rig_servo_stop(PIN_TILT);
  rig_make_safe();
}

static void take_command(uint8_t byte) {
  command = byte;
  got = needed = 0;
  state = IDLE;
  switch (byte < SYSEX ? byte & 0xF0 : byte) {
    case SYSEX: state = IN_SYSEX; length = 0; break;
    case VERSION: tell_version(); break;
    case RESET: reset(); tell_safe(SAFE_RESET); break;
    case ANALOG: case PIN_MODE: case SET_PIN: needed = 2; break;
    case REPORT_ANALOG: needed = 1; break;
  }
}

void protocol_start(enum safe_reason why) {
  reset();
  last_heard = clock_now();
  silent = 1;
  tell_version();
  tell_firmware();
  tell_safe(why);
}

void protocol_take(uint8_t byte) {
  if (byte == END && state == IN_SYSEX) {
    state = IDLE;
    if (length) sysex_message();
  } else if (byte & 0x80) take_command(byte);
  else if (state == IN_SYSEX) {
    if (length < sizeof sysex) sysex[length++] = byte;
    else { state = TOO_LONG; refused++; }
  } else if (needed) {
    arguments[got++] = byte;
    if (got == needed) { got = 0; short_message(); }
  }
}

void protocol_tell(void) {
  struct edge edge;
  uint32_t rise, fall, now = clock_now();
  /* Edges that come faster than the line takes them are lost, and counted: nothing else waits for them. */
  while (serial_room() >= EDGE_BYTES && rig_edge(&edge)) { begin(EDGE); say(edge.level); say_time(edge.at); finish(); }
  if (rig_triggered(&rise, &fall)) { begin(TRIGGER); say_time(rise); say_time(fall); finish(); }
  if (!silent && now - last_heard > HOST_SILENT_TICKS) {
    silent = 1;
    make_safe(SAFE_HOST_SILENT);
  }
  if (reporting && now - last_sampled >= sampling_ms * TICKS_PER_MS) {
    last_sampled = now;
    for (uint8_t channel = 0; channel < 2; channel++)
      if (reporting & 1 << channel) {
        uint16_t value = rig_analog(channel);
        serial_put(ANALOG | channel); serial_put(value & 0x7F); serial_put(value >> 7);
      }
  }
}
