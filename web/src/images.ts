/** Pictures ahead of the screens that show them: those of the next screens decoded, many more loaded. */

import type { Dealt, Hit, Picture } from "./published";

const DECODED = 3;
const LOADED = 40;
const AT_ONCE = 6;

interface Held {
  element: HTMLImageElement;
  /** Loaded, or not to be had. */
  loaded: Promise<boolean>;
}

export class Images {
  private readonly held = new Map<string, Held>();
  private position = 0;
  private filling = false;

  constructor(
    private readonly hit: Hit,
    private readonly dealt: Dealt,
  ) {}

  probe(place: number): Picture {
    return this.hit.images.probe[place] as Picture;
  }

  cell(place: number): Picture {
    return this.hit.images.cell[place] as Picture;
  }

  /** The element of a picture, which can stand in one place at a time. */
  element(picture: Picture): HTMLImageElement {
    return this.hold(picture).element;
  }

  /** Whether all pictures of the screen are there and decoded. */
  async ready(position: number): Promise<boolean> {
    const found = await Promise.all(this.of(position).map((picture) => this.decoded(picture)));
    return found.every(Boolean);
  }

  /** The screen at a position comes next: have its pictures and those of the next ones, let others go. */
  async prepare(position: number): Promise<void> {
    this.position = position;
    for (let ahead = position; ahead <= position + DECODED; ahead += 1) {
      void Promise.all(this.of(ahead).map((picture) => this.decoded(picture)));
    }
    await this.fill();
  }

  /** Try those again that could not be had. */
  async again(position: number): Promise<void> {
    for (const picture of this.of(position)) {
      if (!(await this.hold(picture).loaded)) this.held.delete(picture.file);
    }
  }

  private of(position: number): Picture[] {
    const screen = this.dealt.screens[position];
    return screen ? [this.probe(screen.probe), ...screen.grid.map((place) => this.cell(place))] : [];
  }

  private hold(picture: Picture): Held {
    const known = this.held.get(picture.file);
    if (known) return known;
    const element = new Image();
    element.decoding = "sync"; // decoded ahead: it is painted with everything else
    element.draggable = false;
    const loaded = new Promise<boolean>((resolve) => {
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
    });
    element.src = `images/${picture.file}`;
    const held = { element, loaded };
    this.held.set(picture.file, held);
    return held;
  }

  private async decoded(picture: Picture): Promise<boolean> {
    const held = this.hold(picture);
    if (!(await held.loaded)) return false;
    try {
      await held.element.decode();
    } catch {
      return false;
    }
    return true;
  }

  /** Load further screens' pictures a few at a time, so that a connection that is lost is not missed. */
  private async fill(): Promise<void> {
    if (this.filling) return;
    this.filling = true;
    for (let ahead = 0; ahead < LOADED; ahead += 1) {
      const pictures = this.of(this.position + ahead);
      for (let at = 0; at < pictures.length; at += AT_ONCE) {
        await Promise.all(pictures.slice(at, at + AT_ONCE).map((picture) => this.hold(picture).loaded));
      }
    }
    this.letGo();
    this.filling = false;
  }

  private letGo(): void {
    const wanted = new Set<string>();
    for (let at = this.position - 1; at < this.position + LOADED; at += 1) {
      for (const picture of this.of(at)) wanted.add(picture.file);
    }
    for (const file of this.held.keys()) if (!wanted.has(file)) this.held.delete(file);
  }
}
