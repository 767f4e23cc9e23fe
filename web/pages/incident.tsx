export default function Page() {
  return <h1>incident</h1>;
}
