export default function Page() {
  return <h1>incidents</h1>;
}
