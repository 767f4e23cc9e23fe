/**
 * A check that many ask for at once, run once at a time. Who asks while one is under way shares the next: the one
 * under way may have begun before something that the asker knows of.
 */
export class SharedCheck<T> {
  readonly #check: () => Promise<T>;
  #running: Promise<T> | undefined;
  #next: Promise<T> | undefined;

  constructor(check: () => Promise<T>) {
    this.#check = check;
  }

  now(): Promise<T> {
    if (!this.#running) {
      this.#running = this.#run();
      return this.#running;
    }
    this.#next ??= this.#running.catch(() => undefined).then(() => this.#run());
    return this.#next;
  }

  async #run(): Promise<T> {
    try {
      return await this.#check();
    } finally {
      this.#running = this.#next;
      this.#next = undefined;
    }
  }
}
