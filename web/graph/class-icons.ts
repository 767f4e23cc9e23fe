/** Line drawings in a box of 16 by 16, for a stroke of 1.5 without fill. */
const ICONS: ReadonlyMap<string, string> = new Map([
  ['other', 'M3 3h10v10h-10z'],
  // A briefcase.
  ['business_service', 'M2 5.5h12v8h-12zM5.5 5.5v-3h5v3M2 9.5h12'],
  // A window.
  ['application', 'M2 2.5h12v11h-12zM2 5.5h12M4 4h0.5M6 4h0.5'],
  // Braces.
  [
    'api',
    'M6 2.5c-2 0 -2 1 -2 2.5s0 3 -2 3c2 0 2 1.5 2 3s0 2.5 2 2.5M10 2.5c2 0 2 1 2 2.5s0 3 2 3c-2 0 -2 1.5 -2 3s0 2.5 -2 2.5',
  ],
  // A prompt.
  ['process', 'M2 2.5h12v11h-12zM4.5 6l2.5 2l-2.5 2M8.5 10.5h3'],
  // Layers.
  ['middleware', 'M8 2l6 3l-6 3l-6 -3zM2 8l6 3l6 -3M2 11l6 3l6 -3'],
  // A drum.
  ['database', 'M2.5 4c0 -2.5 11 -2.5 11 0s-11 2.5 -11 0v8c0 2.5 11 2.5 11 0v-8M2.5 8c0 2.5 11 2.5 11 0'],
  // Letters in a row.
  ['message_queue', 'M1.5 4.5h9v7h-9zM1.5 4.5l4.5 3.5l4.5 -3.5M12.5 4.5v7M14.5 4.5v7'],
  // A flash.
  ['cache', 'M9 1.5l-5.5 7.5h4l-0.5 5.5l5.5 -7.5h-4z'],
  // A parcel.
  ['software_package', 'M8 1.5l6 3v7l-6 3l-6 -3v-7zM2 4.5l6 3l6 -3M8 7.5v7'],
  // A shipping container.
  ['container', 'M1.5 4h13v8h-13zM4.5 6v4M7 6v4M9 6v4M11.5 6v4'],
  // Two units.
  ['server', 'M2 2.5h12v4.5h-12zM2 9h12v4.5h-12zM4.5 4.7h0.5M4.5 11.2h0.5'],
  // A box within a box.
  ['virtual_machine', 'M2 2h12v12h-12zM5 5h6v6h-6z'],
  // Joined nodes.
  ['cluster', 'M5.5 2h5v4h-5zM1.5 10h5v4h-5zM9.5 10h5v4h-5zM8 6v2M4 10v-2h8v2'],
  // A wheel.
  ['kubernetes_cluster', 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0 -12zM8 2v12M2.8 5l10.4 6M2.8 11l10.4 -6'],
  // A disk tray.
  ['storage', 'M2 9h12v4.5h-12zM2 9l2 -6.5h8l2 6.5M10.5 11.2h1.5'],
  // Four ways.
  ['network_device', 'M2 5.5h11M10 2.5l3 3l-3 3M14 10.5h-11M6 7.5l-3 3l3 3'],
  // One into three.
  ['load_balancer', 'M1.5 8h4M5.5 8l6 -5M5.5 8h7M5.5 8l6 5M11 1.5h3v3h-3zM11 6.5h3v3h-3zM11 11.5h3v3h-3z'],
  // Bricks.
  ['firewall', 'M2 2.5h12v11h-12zM2 6h12M2 10h12M8 2.5v3.5M5 6v4M11 6v4M8 10v3.5'],
  // A cable with two ends.
  ['network_link', 'M1.5 6h3v4h-3zM11.5 6h3v4h-3zM4.5 8h7'],
  // A plug.
  ['power', 'M5.5 1.5v4M10.5 1.5v4M3.5 5.5h9v2.5c0 5 -9 5 -9 0zM8 11.8v3'],
  // A cabinet.
  ['rack', 'M3 1.5h10v13h-10zM5 4h6M5 6.5h6M5 9h6M5 11.5h6'],
  // A building.
  ['site', 'M3 14.5v-12h10v12M1.5 14.5h13M6 5.5h1M9 5.5h1M6 8.5h1M9 8.5h1M7 14.5v-3h2v3'],
  // A cloud.
  ['external_service', 'M4.5 12.5a3 3 0 0 1 0 -6a4 4 0 0 1 7.5 0.5a2.8 2.8 0 0 1 -0.5 5.5z'],
  // A page.
  ['document', 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5'],
]);

/** The icon of a class: its own or that of the nearest class it extends. `lineage` is the class and what it extends. */
export function classIcon(lineage: readonly string[]): string {
  const known = lineage.find((name) => ICONS.has(name));
  return ICONS.get(known ?? 'other') as string;
}
