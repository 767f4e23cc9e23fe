export default function Page() {
  return <h1>ci</h1>;
}
